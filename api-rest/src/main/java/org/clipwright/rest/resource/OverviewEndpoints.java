package org.clipwright.rest.resource;

import java.util.List;
import java.util.Map;
import org.clipwright.http.SignedTarget;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Action;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.User;
import org.clipwright.services.field.ResourceSpec;
import org.clipwright.services.preview.FileOverviews;

/** What whole files look and sound like, for timelines. */
final class OverviewEndpoints {

  private static final String FILE = "/files/{id}/";

  private static final String SPRITE = """
      {"image": "https://example.com/files/7/sprite/?columns=2&rows=1&width=160&format=jpg", "columns": 2, "rows": 1,
       "interval": 5, "width": 160, "height": 90,
       "tiles": [{"start": 0, "end": 5, "x": 0, "y": 0}, {"start": 5, "end": 10, "x": 160, "y": 0}]}""";

  private static final String PEAKS = """
      {"version": 2, "channels": 1, "sample_rate": 48000, "samples_per_pixel": 512, "bits": 16, "length": 2,
       "data": [-812, 790, -15, 20]}""";

  private final FileOverviews overviews;
  private final AccountService accounts;

  /** @param accounts signs the addresses of pictures */
  OverviewEndpoints(FileOverviews overviews, AccountService accounts) {
    this.overviews = overviews;
    this.accounts = accounts;
  }

  List<Endpoint> endpoints() {
    return List.of(
        endpoint("sprite", FileOverviews.sprite(),
            List.of("image/jpeg", "image/png", "image/webp", "application/json", "text/vtt"), SPRITE, this::sprite),
        endpoint("peaks", FileOverviews.peaks(),
            List.of("application/json", "application/octet-stream"), PEAKS, this::peaks));
  }

  private static Endpoint endpoint(String name, ResourceSpec takes, List<String> types, String example, Action action) {
    return new Endpoint(takes.name(), takes.description(), new PathPattern(FILE + name + "/"), Access.SIGNED_IN,
        Offer.JSON_ONLY, Map.of(Verb.GET,
            Operation.reading("files_" + name + "_retrieve", takes.description(),
                new Reply.Bytes(types, takes.fields(), example), action)));
  }

  private Answer sprite(RequestContext exchange) {
    long file = exchange.id("id");
    String address = exchange.request().origin() + "/files/" + file + "/sprite/?";
    return answer(exchange, overviews.sprite(
        exchange.user().id(), file, exchange.queryInput(), query -> signed(exchange.user(), address + query)));
  }

  /** Players load what an index names, and send no credentials. */
  private String signed(User user, String address) {
    return accounts.signature(user, SignedTarget.of(address))
        .map(signature -> SignedTarget.with(address, signature)).orElse(address);
  }

  private Answer peaks(RequestContext exchange) {
    return answer(exchange, overviews.peaks(exchange.user().id(), exchange.id("id"), exchange.queryInput()));
  }

  private static Answer answer(RequestContext exchange, FileOverviews.Overview overview) {
    return new VersionedAnswer(overview.version(), overview.named())
        .of(exchange, overview.contentType(), overview.bytes());
  }
}
