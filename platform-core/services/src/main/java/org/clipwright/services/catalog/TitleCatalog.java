package org.clipwright.services.catalog;

import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.title.TitleTemplate;

/** The title templates of the installed plugins. */
public interface TitleCatalog {

  /** All of them. */
  List<TitleTemplate> all();

  /** The template of a file name, with or without extension, ignoring case. */
  default Optional<TitleTemplate> find(String name) {
    return all().stream().filter(template -> plain(template.name()).equalsIgnoreCase(plain(name))).findFirst();
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("(?i)\\.svg$", "");
  }
}
