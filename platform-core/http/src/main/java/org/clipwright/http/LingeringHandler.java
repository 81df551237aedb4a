package org.clipwright.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Keeps reading and discarding what a client sends after the response was written: a client that is cut off while
 * sending would never read why it was rejected. Uses no thread meanwhile.
 */
public final class LingeringHandler extends Handler.Wrapper {

  private final Duration patience;

  /** @param patience a client that still sends after this time is cut off */
  public LingeringHandler(Handler handler, Duration patience) {
    super(handler);
    this.patience = patience;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, response,
        announcesBody(request) ? new Lingering(request, response, callback) : callback);
  }

  private static boolean announcesBody(Request request) {
    HttpFields headers = request.getHeaders();
    return headers.contains(HttpHeader.TRANSFER_ENCODING) || headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
  }

  private final class Lingering extends Callback.Nested {

    private final Request request;
    private final Response response;

    Lingering(Request request, Response response, Callback answered) {
      super(answered);
      this.request = request;
      this.response = response;
    }

    @Override
    public void succeeded() {
      if (waitsForLeaveToSend()) {
        super.succeeded();
      } else if (response.isCommitted()) {
        takeRest();
      } else {
        response.write(true, null, Callback.from(this::takeRest, this::failed));
      }
    }

    /** RFC 9110, 10.1.1: a client that sent {@code Expect} sends no body after a response other than 100. */
    private boolean waitsForLeaveToSend() {
      return request.getHeaders().contains(HttpHeader.EXPECT) && Request.getContentBytesRead(request) <= 0;
    }

    /** The connection is reused once the whole body was read; otherwise the server closes it. */
    private void takeRest() {
      Callback.Completable taken = new Callback.Completable(getInvocationType());
      Content.Source.consumeAll(request, taken);
      if (!taken.isDone()) {
        Scheduler.Task end = request.getComponents().getScheduler()
            .schedule(() -> request.fail(new TimeoutException()), patience.toMillis(), TimeUnit.MILLISECONDS);
        taken.whenComplete((_, _) -> end.cancel());
      }
      taken.whenComplete((_, _) -> super.succeeded());
    }
  }
}
