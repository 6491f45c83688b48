package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.settings.ConnectionProperty;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data source as servers and pools set it up and use it. */
class WhatTalkDataSourceTest {
  private static final String CANARY = "CANARYkey";

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(3));
  private final WhatTalkDataSource source = new WhatTalkDataSource(new WhatTalkDriver(Map.of()));

  private static Map<String, PropertyDescriptor> beanProperties() throws Exception {
    BeanInfo bean = Introspector.getBeanInfo(WhatTalkDataSource.class, Object.class);
    return Arrays.stream(bean.getPropertyDescriptors())
        .collect(Collectors.toMap(PropertyDescriptor::getName, Function.identity()));
  }

  /** The message of connecting, which fails. */
  private String refusal(String state) {
    SQLException failure = catchThrowableOfType(SQLException.class, source::getConnection);
    assertThat(failure.getSQLState()).isEqualTo(state);
    assertThat(failure.getMessage()).hasLineCount(1);
    return failure.getMessage();
  }

  @ParameterizedTest
  @EnumSource
  void everyPropertyIsABeanProperty(ConnectionProperty property) throws Exception {
    PropertyDescriptor bean = beanProperties().get(property.propertyName());

    assertThat(bean).isNotNull();
    assertThat(bean.getWriteMethod()).isNotNull();
    assertThat(bean.getPropertyType()).isIn(String.class, int.class, boolean.class);
    assertThat(bean.getReadMethod() == null).isEqualTo(property.secret());
    if (!property.secret()) {
      Object before = bean.getReadMethod().invoke(source);
      assertThat(before == null ? null : before.toString())
          .isEqualTo(property == ConnectionProperty.BASE_URL ? null : property.defaultValue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSetIsSentAndNothingElse(ConnectionProperty property) throws Exception {
    PropertyDescriptor bean = beanProperties().get(property.propertyName());
    Class<?> type = bean.getPropertyType();
    Object value = type == int.class ? Integer.valueOf(7) : type == boolean.class ? true : "x";
    assertThat(source.properties()).isEmpty();

    bean.getWriteMethod().invoke(source, value);

    assertThat(source.properties())
        .containsExactly(Map.entry(property.propertyName(), value.toString()));
    if (!property.secret()) {
      assertThat(bean.getReadMethod().invoke(source)).isEqualTo(value);
    }
  }

  @Test
  void beanPropertiesAreTheDriversAndThoseOfADataSource() throws Exception {
    Set<String> others =
        beanProperties().keySet().stream()
            .filter(name -> ConnectionProperty.named(name).isEmpty())
            .collect(Collectors.toSet());

    assertThat(others)
        .containsExactlyInAnyOrder(
            "url", "connection", "loginTimeout", "logWriter", "parentLogger");
  }

  @Test
  void connectsWithBeanProperties() throws SQLException {
    source.setBaseUrl(api.baseUrl());
    source.setPassword(api.key());
    source.setUser("me");
    source.setPageSize(2);
    source.setReadTimeout(7);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations")))
          .hasSize(3);
      assertThat(connection.getMetaData().getUserName()).isEqualTo("me");
      assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:whattalk:");
      assertThat(connection.getNetworkTimeout()).isEqualTo(7000);
    }
    assertThat(api.queries())
        .containsExactly("per_page=1&page=1", "per_page=2&page=1", "per_page=2&page=2");
  }

  @Test
  void urlWins() throws SQLException {
    source.setUrl("jdbc:whattalk:demo=true;user=url");
    source.setDemo(false);
    source.setUser("bean");
    try (Connection connection = source.getConnection()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("url");
    }
  }

  @Test
  void loginOfACallWins() throws SQLException {
    source.setBaseUrl(api.baseUrl());
    source.setApiKey("wrong");
    assertThat(refusal("28000")).contains("401");

    source.getConnection("me", api.key()).close();

    source.setApiKey(null);
    source.setPassword(api.key());
    source.getConnection(null, null).close();
    source.getConnection("", "").close();
  }

  @Test
  void nullTakesAPropertyBack() {
    source.setBaseUrl("nowhere");
    assertThat(refusal("08001")).startsWith("property baseUrl takes");
    source.setBaseUrl(null);
    assertThat(source.getBaseUrl()).isNull();
    assertThat(refusal("28000")).startsWith("no API key");
    source.setUrl("jdbc:whattalk:demo=perhaps");
    assertThat(refusal("08001")).startsWith("property demo takes");
    source.setUrl(null);
    assertThat(source.getUrl()).isEqualTo("jdbc:whattalk:");
  }

  @Test
  void urlOfAnotherDriverIsRefused() {
    source.setUrl("jdbc:other://me:" + CANARY + "@host");

    assertThat(refusal("08001"))
        .isEqualTo("the url of a WhatTalkDataSource begins with jdbc:whattalk:");
    assertThat(source.getUrl()).isNull();
    assertThat(source).hasToString("WhatTalkDataSource[null]");
  }

  @Test
  void saysNoSecret() throws Exception {
    source.setUrl(
        "jdbc:whattalk:apiKey="
            + CANARY
            + ";proxyPassword="
            + CANARY
            + ";user=me;baseUrl=https://"
            + CANARY
            + "@x/");
    source.setApiKey(CANARY);
    source.setPassword(CANARY);
    source.setProxyPassword(CANARY);
    source.setTrustStorePassword(CANARY);

    assertThat(source).hasToString("WhatTalkDataSource[jdbc:whattalk:user=me]");
    for (PropertyDescriptor bean : beanProperties().values()) {
      if (bean.getReadMethod() != null && !bean.getName().equals("connection")) {
        assertThat(String.valueOf(bean.getReadMethod().invoke(source))).doesNotContain(CANARY);
      }
    }
    assertThat(source).isNotInstanceOf(Serializable.class);
    source.setUrl("jdbc:whattalk:apiKey=\"" + CANARY);
    assertThat(source).hasToString("WhatTalkDataSource[null]");
  }

  @Test
  void loginTimeoutBoundsConnecting() throws SQLException {
    api.delay(Duration.ofSeconds(30));
    source.setBaseUrl(api.baseUrl());
    source.setApiKey(api.key());
    source.setLoginTimeout(1);

    assertThat(source.getLoginTimeout()).isEqualTo(1);
    assertThat(refusal("08001")).contains("was not done within 1000 ms");
    SQLException failure =
        catchThrowableOfType(SQLException.class, () -> source.setLoginTimeout(-1));
    assertThat(failure.getSQLState()).isEqualTo("HY024");
  }

  @Test
  void tellsItsLogWriter() throws SQLException {
    StringWriter told = new StringWriter();
    PrintWriter writer = new PrintWriter(told);
    source.setLogWriter(writer);
    source.setUrl("jdbc:whattalk:password=" + CANARY + ";demo=true");
    source.getConnection().close();
    source.setUrl("jdbc:whattalk:");
    refusal("28000");

    assertThat(source.getLogWriter()).isSameAs(writer);
    assertThat(told.toString().lines())
        .hasSize(2)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).isEqualTo("connected to jdbc:whattalk:demo=true");
              assertThat(lines.get(1))
                  .startsWith("could not connect to jdbc:whattalk:: no API key");
            });
  }

  @Test
  void isItsOwnWrapper() throws Exception {
    assertThat(source.isWrapperFor(DataSource.class)).isTrue();
    assertThat(source.unwrap(WhatTalkDataSource.class)).isSameAs(source);
    assertThat(source.getParentLogger().getName()).isEqualTo("ai.whattalk.jdbc");
    // As a proxy of a pool calls it.
    assertThat(Wrapper.class.getMethod("isWrapperFor", Class.class).invoke(source, String.class))
        .isEqualTo(false);
  }
}
