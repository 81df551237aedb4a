package org.clipwright.rest.admin;

import java.util.List;
import org.clipwright.rest.html.AdminList;
import org.clipwright.rest.html.admin.JteauditGenerated;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.services.account.AuditLog;

/** The administration page that shows what staff did. */
final class AdminAuditPage {

  private final StaffPages pages;
  private final AuditLog log;

  AdminAuditPage(StaffPages pages, AuditLog log) {
    this.pages = pages;
    this.log = log;
  }

  List<Endpoint> all() {
    return List.of(pages.shown("Audit log", "/cloud-admin/audit/", this::show));
  }

  private Answer show(AdminVisit visit) {
    List<AuditLog.Entry> entries = log.list(visit.search(), visit.offset(), AdminVisit.PAGE_SIZE);
    AdminList list = visit.list(log.count(visit.search()), List.of());
    return StaffPages.page(visit, out -> JteauditGenerated.render(out, null, visit.page("Audit log"), list, entries));
  }
}
