package dev.stampede.http;

import dev.stampede.aws.wire.Reader;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;

/**
 * Takes an answer as it arrives: status, headers, body. Of a body of more than {@value #MOST_KEPT}
 * bytes the rest is counted, not kept.
 */
final class AnswerReader implements Reader {

  /** So that thousands of users with large answers do not fill the memory. */
  static final int MOST_KEPT = 8 << 20;

  private int status;
  private HttpHeaders headers = new DefaultHttpHeaders();
  private byte[] kept = new byte[0];
  private int length;
  private long bytes;

  @Override
  public void head(int answered, HttpHeaders with, long at) {
    status = answered;
    headers = with;
  }

  @Override
  public boolean body(byte[] piece, int count, long at) {
    bytes += count;
    int more = Math.min(count, MOST_KEPT - length);
    if (length + more > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(MOST_KEPT, Math.max(length + more, 2 * kept.length)));
    }
    System.arraycopy(piece, 0, kept, length, more);
    length += more;
    return true;
  }

  @Override
  public void over() {}

  /** The status; 0 where no answer began. */
  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  /** What was kept of the body. */
  byte[] body() {
    return Arrays.copyOf(kept, length);
  }

  /** The size of the body. */
  long bytes() {
    return bytes;
  }
}
