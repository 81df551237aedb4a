package org.clipwright.rest.resource;

import java.util.Optional;
import org.clipwright.http.Query;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestException;

/**
 * The page that a client asks for and the links to its neighbours.
 *
 * @param number the page, from 1
 * @param pages how many there are, 1 or more
 * @param size how many objects a page holds
 */
record PageLinks(int number, int pages, int size) {

  /** Reads {@code ?page=}: a number from 1 to the last, or {@code last}. */
  static PageLinks of(Query query, long count) {
    int size = ListRequest.pageSize(query);
    int pages = (int) Math.max(1, (count + size - 1) / size);
    String wanted = query.last("page").orElse("1").strip();
    if (wanted.equals("last")) {
      return new PageLinks(pages, pages, size);
    }
    if (!wanted.matches("\\+?[0-9]{1,9}")) {
      throw RestException.of(404, RestErrorText.INVALID_PAGE);
    }
    int number = Integer.parseInt(wanted);
    if (number < 1 || number > pages) {
      throw RestException.of(404, RestErrorText.INVALID_PAGE);
    }
    return new PageLinks(number, pages, size);
  }

  long offset() {
    return (long) (number - 1) * size;
  }

  Optional<String> next(String address, Query query) {
    return number == pages ? Optional.empty() : Optional.of(link(address, query, number + 1));
  }

  Optional<String> previous(String address, Query query) {
    return number == 1 ? Optional.empty() : Optional.of(link(address, query, number - 1));
  }

  /** DRF: links keep the other parameters, sorted by name, and the first page has no {@code page}. */
  private static String link(String address, Query query, int page) {
    Query target = page == 1 ? query.without("page") : query.with("page", Integer.toString(page));
    return address + target.sortedSuffix();
  }
}
