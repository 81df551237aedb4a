package org.clipwright.render.svg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.batik.css.parser.Parser;
import org.w3c.css.sac.CSSException;
import org.w3c.css.sac.CSSParseException;
import org.w3c.css.sac.ErrorHandler;

/**
 * The rules of one style sheet in the form that Batik reads: nested ones written out, those of other media left out. A
 * rule that cannot be read is left out alone; Batik would leave out the sheet, or refuse the drawing.
 */
final class SheetRules {

  private static final int DEEPEST = 6;

  /** Selectors of one sheet, nested ones counted for each that they are nested in; further rules are left out. */
  private static final int MOST_SELECTORS = 10_000;

  private static final Pattern COMMENT = Pattern.compile("/\\*(?:[^*]|\\*(?!/))*+(?:\\*/|$)|<!--|-->");
  private static final Pattern ANY_OF = Pattern.compile(":(?:is|where)\\(\\s*([.#\\[][^(),]{1,200})\\)");
  private static final Pattern ANY_TYPE =
      Pattern.compile("(^|[\\s>+])([.#][\\w-]+)?:(?:is|where)\\(\\s*([\\w-]+)\\s*\\)");
  private static final ErrorHandler STRICT = new ErrorHandler() {
    @Override
    public void warning(CSSParseException problem) {
      throw problem;
    }

    @Override
    public void error(CSSParseException problem) {
      throw problem;
    }

    @Override
    public void fatalError(CSSParseException problem) {
      throw problem;
    }
  };

  private final MediaQuery media;
  private final int longest;
  private final StringBuilder rules = new StringBuilder();
  private int selectorsLeft = MOST_SELECTORS;

  private SheetRules(MediaQuery media, int longest) {
    this.media = media;
    this.longest = longest;
  }

  static String plain(String sheet, MediaQuery media) {
    String text = COMMENT.matcher(sheet).replaceAll(" ");
    SheetRules rules = new SheetRules(media, 4 * text.length() + 1_000);
    rules.read(text, List.of(), 0);
    return rules.rules.toString();
  }

  /** Writes out what a block contains, or a sheet, which has no selectors. */
  private void read(String block, List<String> selectors, int depth) {
    StringBuilder declarations = new StringBuilder();
    List<String[]> inner = new ArrayList<>();
    int from = 0;
    for (int end; from < block.length(); from = end + 1) {
      end = next(block, from, ";{}");
      String part = block.substring(from, end).strip();
      if (end < block.length() && block.charAt(end) == '{') {
        int close = closing(block, end + 1);
        inner.add(new String[] {part, block.substring(end + 1, close)});
        end = close;
      } else if (!part.startsWith("@") && !part.isEmpty()) {
        declarations.append(part).append(';');
      }
    }
    if (!declarations.isEmpty() && !selectors.isEmpty()) {
      write(String.join(",", selectors), declarations);
    }
    for (String[] rule : inner) {
      if (depth < DEEPEST && rules.length() < longest) {
        take(rule[0], rule[1], selectors, depth + 1);
      }
    }
  }

  private void take(String prelude, String block, List<String> selectors, int depth) {
    if (!prelude.startsWith("@")) {
      List<String> nested = nested(selectors, prelude);
      if (!nested.isEmpty()) {
        read(block, nested, depth);
      }
      return;
    }
    String name = prelude.substring(1).split("[\\s({]", 2)[0].toLowerCase(Locale.ROOT);
    String query = prelude.substring(1 + name.length()).strip();
    switch (name) {
      case "font-face" -> write("@font-face", block);
      case "media" -> {
        if (media.matches(query)) {
          read(block, selectors, depth);
        }
      }
      case "supports" -> {
        if (!query.startsWith("not")) {
          read(block, selectors, depth);
        }
      }
      case "layer" -> read(block, selectors, depth);
      default -> {
        // Nothing that a still drawing shows.
      }
    }
  }

  private void write(String selectors, CharSequence declarations) {
    if (rules.length() + selectors.length() + declarations.length() < longest) {
      rules.append(selectors).append('{').append(declarations).append("}\n");
    }
  }

  private List<String> nested(List<String> outer, String prelude) {
    List<String> nested = new ArrayList<>();
    int from = 0;
    for (int end; from <= prelude.length() && selectorsLeft > 0; from = end + 1) {
      end = next(prelude, from, ",");
      String inner = known(prelude.substring(from, end).strip());
      for (String around : outer.isEmpty() ? List.of("") : outer) {
        String whole = inner.contains("&") ? inner.replace("&", around) : (around + " " + inner).strip();
        if (!inner.isEmpty() && selectorsLeft-- > 0 && isReadable(whole)) {
          nested.add(whole);
        }
      }
    }
    return nested;
  }

  /** A selector in older words, where there are some. */
  private static String known(String selector) {
    String types = ANY_TYPE.matcher(selector).replaceAll(
        found -> found.group(1) + found.group(3) + (found.group(2) == null ? "" : found.group(2)));
    return ANY_OF.matcher(types).replaceAll("$1").replace(":root", "svg").replace(":nth-child(1)", ":first-child");
  }

  private static boolean isReadable(String selector) {
    Parser parser = new Parser();
    parser.setErrorHandler(STRICT);
    try {
      return parser.parseSelectors(selector) != null;
    } catch (CSSException | IOException unreadable) {
      return false;
    }
  }

  /** The next of some characters outside of strings and brackets, or the text's end. */
  private static int next(String text, int from, String wanted) {
    int depth = 0;
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char here = text.charAt(at);
      if (quote != 0) {
        quote = here == quote ? 0 : quote;
      } else if (here == '"' || here == '\'') {
        quote = here;
      } else if (depth == 0 && wanted.indexOf(here) >= 0) {
        return at;
      } else if (here == '(' || here == '[') {
        depth++;
      } else if ((here == ')' || here == ']') && depth > 0) {
        depth--;
      }
    }
    return text.length();
  }

  private static int closing(String text, int from) {
    int depth = 1;
    for (int at = next(text, from, "{}"); at < text.length(); at = next(text, at + 1, "{}")) {
      depth += text.charAt(at) == '{' ? 1 : -1;
      if (depth == 0) {
        return at;
      }
    }
    return text.length();
  }
}
