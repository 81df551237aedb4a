package org.clipwright.sdk.text;

/** Text written so that XML and its relatives, such as SVG and WebVTT, read it as it is. */
public final class XmlText {

  private XmlText() {}

  /** The text between tags. */
  public static String content(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The value of an attribute in double quotes. */
  public static String attribute(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
