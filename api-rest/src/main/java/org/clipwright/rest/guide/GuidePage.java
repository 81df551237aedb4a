package org.clipwright.rest.guide;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A guide or reference, from Markdown.
 *
 * @param title its first heading
 * @param html all after it
 */
record GuidePage(String title, String html) {

  /** The address below which they are. */
  static final String ROOT = "/docs/";

  private static final String INDEX = "README";
  private static final String ENDING = ".md";
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  /**
   * Reads a page.
   *
   * @param name its path among the pages, without ending; its links are relative to it
   */
  static GuidePage of(String name, String markdown) {
    Node document = PARSER.parse(markdown);
    String title = "";
    if (document.getFirstChild() instanceof Heading heading) {
      title = TextContentRenderer.builder().build().render(heading).strip();
      heading.unlink();
    }
    AttributeProvider attributes = (node, tag, values) -> {
      if (node instanceof Link link) {
        address(name, link.getDestination())
            .ifPresentOrElse(address -> values.put("href", address), () -> values.remove("href"));
      } else if (values.containsKey("src")) {
        address(name, values.get("src")).ifPresent(address -> values.put("src", address));
      } else if (scrolls(node) && !tag.equals("code")) {
        values.put("tabindex", "0");
      }
    };
    HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
        .attributeProviderFactory(_ -> attributes).build();
    return new GuidePage(title, renderer.render(document));
  }

  /** Whether it may be wider than a screen, so that who has only a keyboard must be able to scroll it. */
  private static boolean scrolls(Node node) {
    return node instanceof TableBlock || node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock;
  }

  /** Where a link of a page leads: on this server or on the web; empty if to what does not come with the program. */
  static Optional<String> address(String page, String link) {
    URI target = URI.create(link);
    if (target.isAbsolute()) {
      return Optional.of(link).filter(address -> address.matches("https?://.*"));
    }
    if (link.startsWith("#")) {
      return Optional.of(link);
    }
    URI place = URI.create(ROOT + "in/" + page).resolve(target).normalize();
    String path = place.getPath();
    String fragment = place.getFragment() == null ? "" : "#" + place.getFragment();
    String inside = ROOT + "in/";
    if (path.startsWith(inside)) {
      return Optional.of(ROOT + bare(path.substring(inside.length())) + fragment);
    }
    boolean besideDocs = path.matches(ROOT + "(CHANGELOG|CONTRIBUTING|SECURITY)\\.md");
    return besideDocs ? Optional.of(ROOT + bare(path.substring(ROOT.length())) + fragment) : Optional.empty();
  }

  /** The address of a page has no ending, and that of an index is its folder's. */
  private static String bare(String path) {
    if (!path.endsWith(ENDING)) {
      return path;
    }
    String stem = path.substring(0, path.length() - ENDING.length());
    return stem.equals(INDEX) ? "" : (stem.endsWith("/" + INDEX) ? stem.substring(0, stem.length() - INDEX.length() - 1)
        : stem) + "/";
  }
}
