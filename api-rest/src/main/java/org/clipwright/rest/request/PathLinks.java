package org.clipwright.rest.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clipwright.http.Percent;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.field.ResourceKind;

/**
 * Reads links by their paths alone: host, query and a missing trailing slash do not matter, since clients keep
 * addresses that they got through a proxy or another name. A bare id is accepted, too.
 */
public final class PathLinks implements LinkResolver {

  private static final Pattern ITEM = Pattern.compile("/(\\w+)/([^/.]+)(?:\\.[a-z0-9]+)?/?");
  private static final Pattern BARE_ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern NESTED = Pattern.compile("/projects/[^/.]+(/\\w+/[^/.]+/?)");

  private final Router router;

  public PathLinks(Router router) {
    this.router = router;
  }

  @Override
  public Outcome resolve(String link, ResourceKind wanted) {
    if (BARE_ID.matcher(link).matches()) {
      return new Found(Long.parseLong(link));
    }
    Optional<String> path = path(link);
    if (path.isEmpty() || !known(path.get())) {
      return new NoMatch();
    }
    Matcher nested = NESTED.matcher(path.get());
    Matcher item = ITEM.matcher(nested.matches() ? nested.group(1) : path.get());
    return item.matches() && kind(item.group(1)).filter(wanted::equals).isPresent()
        ? new Found(number(item.group(2)))
        : new OtherResource();
  }

  private static Optional<String> path(String link) {
    try {
      String path = link.matches("(?i)https?:.*") ? new URI(link).getRawPath() : link.split("[?#]", 2)[0];
      return Optional.ofNullable(path).filter(text -> text.startsWith("/"))
          .map(text -> Percent.decode(text.replaceAll("/{2,}", "/")));
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  private boolean known(String path) {
    return router.match(path).isPresent() || router.match(path + "/").isPresent();
  }

  private static Optional<ResourceKind> kind(String plural) {
    return Stream.of(ResourceKind.values()).filter(kind -> kind.plural().equals(plural)).findFirst();
  }

  /** The id, or 0, which no object has, if the text is not a number. */
  private static long number(String text) {
    return BARE_ID.matcher(text).matches() ? Long.parseLong(text) : 0;
  }
}
