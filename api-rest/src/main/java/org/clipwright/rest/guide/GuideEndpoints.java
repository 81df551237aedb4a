package org.clipwright.rest.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clipwright.rest.html.ApiPage;
import org.clipwright.rest.html.Html;
import org.clipwright.rest.html.Link;
import org.clipwright.rest.html.guide.JtepageGenerated;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.RestException;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Action;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Serves the guides and references that come with the program. */
public final class GuideEndpoints {

  private static final String INDEX = "README";
  private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*(?:/\\w[\\w.-]*)*");
  private static final HttpField CACHE = new HttpField(HttpHeader.CACHE_CONTROL, "public, max-age=3600");
  private static final Reply REPLY = new Reply.Bytes(List.of("text/html"));
  private static final Map<String, String> TYPES = Map.of(
      "jpg", "image/jpeg", "png", "image/png", "svg", "image/svg+xml", "json", "application/json",
      "yaml", "text/plain; charset=utf-8", "graphql", "text/plain; charset=utf-8");

  public List<Endpoint> all() {
    return List.of(
        endpoint("docs_index", GuidePage.ROOT, List.of(Offer.PAGE),
            _ -> page(INDEX).orElseThrow(RestException::notFound)),
        endpoint("docs", GuidePage.ROOT + "{page*}", Offer.JSON_AND_PAGE, GuideEndpoints::found));
  }

  private static Endpoint endpoint(String id, String path, List<Offer> offers, Action action) {
    return new Endpoint("Guides", "The guides and references.", new PathPattern(path), Access.PUBLIC,
        offers, Map.of(Verb.GET, Operation.reading(id, "A guide or reference.", REPLY, action)));
  }

  private static Answer found(RequestContext exchange) {
    String name = exchange.capture("page").replaceFirst("/$", "");
    if (!NAME.matcher(name).matches()) {
      throw RestException.notFound();
    }
    return Stream.of(name, name + "/" + INDEX).flatMap(page -> page(page).stream()).findFirst()
        .or(() -> file(name)).orElseThrow(RestException::notFound);
  }

  private static Optional<Answer> page(String name) {
    return read(name + ".md").map(bytes -> {
      GuidePage guide = GuidePage.of(name, new String(bytes, StandardCharsets.UTF_8));
      List<Link> trail = name.equals(INDEX)
          ? List.of() : List.of(Link.to("/", "Api Root"), Link.to(GuidePage.ROOT, "Guides"));
      ApiPage page = new ApiPage(guide.title(), Optional.empty(), false, "", trail);
      return new Answer.Ready(200, Html.MEDIA_TYPE,
          Html.page(out -> JtepageGenerated.render(out, null, page, text -> text.writeContent(guide.html()))),
          List.of(Html.POLICY, CACHE));
    });
  }

  private static Optional<Answer> file(String name) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
        .flatMap(type -> read(name).map(bytes -> new Answer.Ready(200, type, bytes, List.of(CACHE))));
  }

  private static Optional<byte[]> read(String name) {
    try (InputStream in = GuideEndpoints.class.getResourceAsStream("pages/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
