package org.clipwright.rest.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Csrf;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.error.PlatformException;

/** Records the changes that staff make in the administration. */
final class AdminAudit {

  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_DETAILS = 2000;
  private static final int REDIRECT = 302;

  private final AuditLog log;
  private final AccountService accounts;

  AdminAudit(AuditLog log, AccountService accounts) {
    this.log = log;
    this.accounts = accounts;
  }

  /** Carries out a request between the two halves of its audit entry. */
  Answer recorded(String action, AdminVisit visit, Function<AdminVisit, Answer> room) {
    long entry = log.begin(new AuditLog.Entry(
        Instant.now(), visit.user().name(), visit.exchange().request().client(), action, subject(visit), details(visit),
        AuditLog.Entry.BEGUN));
    try {
      Answer answer = room.apply(visit);
      log.end(entry, answer.status() == REDIRECT ? AuditLog.Entry.DONE : "refused");
      return answer;
    } catch (PlatformException refusal) {
      log.end(entry, "refused: " + refusal.getMessage());
      throw refusal;
    }
  }

  private String subject(AdminVisit visit) {
    if (visit.exchange().within("owner")) {
      return "export " + visit.exchange().capture("id");
    }
    if (!visit.exchange().within("id")) {
      return "";
    }
    try {
      return accounts.find(visit.account()).name();
    } catch (PlatformException unknown) {
      return "user " + visit.account().value();
    }
  }

  /** The form's values, except passwords and the CSRF token. */
  private static String details(AdminVisit visit) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : visit.exchange().payload().object().properties()) {
      if (!field.getKey().contains("password") && !field.getKey().equals(Csrf.FIELD)) {
        values.add(shortened(field.getKey(), LONGEST_VALUE) + "="
            + shortened(field.getValue().asText(), LONGEST_VALUE));
      }
    }
    return shortened(String.join(", ", values), LONGEST_DETAILS);
  }

  private static String shortened(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) + "…" : text;
  }
}
