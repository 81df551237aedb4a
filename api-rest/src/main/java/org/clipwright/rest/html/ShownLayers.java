package org.clipwright.rest.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What lies on the layers of a project, to scale.
 *
 * @param layers the layers, the uppermost first
 * @param seconds how long the project is
 * @param shown the second that the picture beside it shows
 * @param more how many clips and effects are left out
 */
public record ShownLayers(List<Layer> layers, double seconds, double shown, long more) {

  /** About as many marks as fit without touching each other on a phone. */
  private static final int MOST_MARKS = 6;

  private static final int EFFECT_TOP = 26;

  private static final double[] STEPS = {0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400};

  /**
   * A layer with what lies on it.
   *
   * @param number its number
   */
  public record Layer(int number, List<Item> items) {}

  /**
   * A clip or an effect on a layer.
   *
   * @param kind which of the two, as a class of the style sheet
   * @param address its page
   * @param label what it is called
   * @param position the second at which it begins
   * @param length how many seconds it lasts
   * @param picture the address of a picture of it; empty if there is none
   */
  public record Item(String kind, String address, String label, double position, double length, String picture) {

    /** Where its bar begins below the layer's upper edge: an effect lies over clips, and leaves them to be seen. */
    public int top() {
      return kind.equals("effect") ? EFFECT_TOP : 0;
    }

    /** What it is and where, for those who do not see it. */
    public String words() {
      return kind + " " + label + ", from " + new PlayTime(position) + " to " + new PlayTime(position + length);
    }
  }

  /** A mark of the ruler. */
  public record Mark(String x, String label) {}

  /** Where a second is, as a share of the whole. */
  public String x(double second) {
    return share(second);
  }

  /** How wide something is that lasts for some seconds. */
  public String width(Item item) {
    return share(item.length());
  }

  private String share(double part) {
    return String.format(Locale.ROOT, "%.3f%%", seconds > 0 ? 100 * part / seconds : 0);
  }

  /** The marks of its ruler, at round times. */
  public List<Mark> marks() {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= MOST_MARKS; i--) {
      step = STEPS[i];
    }
    step = Math.max(step, seconds / (2 * MOST_MARKS));
    List<Mark> marks = new ArrayList<>();
    for (double second = 0; second < seconds; second += step) {
      marks.add(new Mark(share(second), new PlayTime(second).toString()));
    }
    return marks;
  }
}
