package org.clipwright.timeline.exchange.finalcut;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExactSeconds;

/** Times as FCPXML writes them: ratios or decimals of seconds. */
final class FcpxmlTime {

  private static final Pattern TIME = Pattern.compile("(-?\\d{1,18})(\\.\\d{1,9})?(?:/(\\d{1,18}))?s");

  private FcpxmlTime() {}

  /**
   * The time that an attribute states; empty if there is none.
   *
   * @throws ProjectException if it is no time
   */
  static Optional<ExactSeconds> of(XmlItem item, String attribute) {
    return item.attribute(attribute).map(text -> parse(item.name() + "." + attribute, text));
  }

  private static ExactSeconds parse(String path, String text) {
    Matcher match = TIME.matcher(text.strip());
    if (!match.matches() || match.group(3) != null && (match.group(2) != null || match.group(3).matches("0+"))) {
      throw new ProjectException(path + " is \"" + text + "\"; times are written as in \"3s\" or \"1001/30000s\".");
    }
    if (match.group(3) != null) {
      return new ExactSeconds(new BigInteger(match.group(1)), new BigInteger(match.group(3)));
    }
    String decimals = match.group(2) == null ? "" : match.group(2);
    return ExactSeconds.of(new BigDecimal(match.group(1) + decimals), new Rational(1, 1));
  }

  /** The rate whose frames last as long as an attribute states; empty if it states no possible length. */
  static Optional<Rational> rate(XmlItem item, String attribute) {
    return of(item, attribute)
        .filter(length -> length.num().signum() > 0 && length.num().bitLength() < Integer.SIZE
            && length.den().bitLength() < Integer.SIZE)
        .map(length -> new Rational(length.den().intValueExact(), length.num().intValueExact()))
        .filter(rate -> rate.toDouble() >= 0.01 && rate.toDouble() <= 1000);
  }
}
