package org.clipwright.db;

import java.sql.SQLException;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.error.PlatformException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Translates the PostgreSQL failures that a user or operator can act on into messages. */
final class FailureTranslator implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  @Override
  public void exception(ExecuteContext context) {
    SQLException failure = context.sqlException();
    if (failure == null || failure.getSQLState() == null) {
      return;
    }
    PlatformException translated = translated(failure);
    if (translated != null) {
      context.exception(translated);
    }
  }

  /** Whether the database or the way to it failed, not what it was asked for. */
  static boolean isLost(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  private static PlatformException translated(SQLException failure) {
    String state = failure.getSQLState();
    return switch (state) {
      case "23503" -> new PlatformException(ErrorCode.NOT_FOUND,
          "The object that this belongs to has just been deleted.", failure);
      case "22P05", "22P02", "22003", "22021", "54000" ->
          new PlatformException(
              ErrorCode.INVALID, "A value cannot be stored: it has a character or number out of range.", failure);
      case "53100" -> new PlatformException(ErrorCode.RESOURCE, "The disk of the database is full.", failure);
      default -> isLost(failure) ? new LostDatabaseException(failure) : null;
    };
  }
}
