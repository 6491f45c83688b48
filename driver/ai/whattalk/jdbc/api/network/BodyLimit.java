package ai.whattalk.jdbc.api.network;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Lets a body be read up to a size. Whether it counts bytes as they were sent or as they are after
 * decompression depends on which kind of interceptor it is; a server can make either endless.
 * Thread-safe.
 */
public final class BodyLimit implements Interceptor {

  /** A page of 50,000 rows, the most that is taken, has about half of that. */
  static final long MAX_BYTES = 32 * 1024 * 1024;

  /** Counts what is read from one body. */
  private static final class Counted extends ForwardingSource {
    private long bytes;

    Counted(Source body) {
      super(body);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      bytes += Math.max(0, read);
      if (bytes > MAX_BYTES) {
        throw new OversizeException("with more than " + MAX_BYTES + " bytes");
      }
      return read;
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    return response
        .newBuilder()
        .body(
            ResponseBody.create(
                Okio.buffer(new Counted(body.source())), body.contentType(), body.contentLength()))
        .build();
  }
}
