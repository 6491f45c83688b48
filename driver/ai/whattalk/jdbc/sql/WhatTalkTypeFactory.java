package ai.whattalk.jdbc.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;

/** Creates types of the {@link WhatTalkTypeSystem}, with text of any script. */
final class WhatTalkTypeFactory extends JavaTypeFactoryImpl {

  WhatTalkTypeFactory() {
    super(WhatTalkTypeSystem.INSTANCE);
  }

  /** Calcite's own default is Latin-1, which refuses literals beyond it. */
  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
