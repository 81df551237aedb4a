package org.clipwright.rest.admin;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.rest.html.admin.JteindexGenerated;
import org.clipwright.rest.html.admin.JtepluginsGenerated;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.setup.Administration;
import org.clipwright.rest.setup.RestServices;

/** The administration pages for staff. */
public final class AdminEndpoints {

  private final RestServices services;
  private final Administration administration;
  private final StaffPages pages;

  public AdminEndpoints(RestServices services) {
    this.services = services;
    this.administration = services.administration();
    this.pages =
        new StaffPages(services.accounts(), new AdminAudit(administration.audit(), services.accounts()));
  }

  public List<Endpoint> all() {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(pages.shown("Administration", "/cloud-admin/",
        visit -> StaffPages.page(visit, out -> JteindexGenerated.render(out, null, visit.page("Administration")))));
    endpoints.addAll(new AdminAccounts(pages, services.accounts(), administration.accounts()).all());
    endpoints.addAll(new AdminTokens(pages, services.accounts()).all());
    endpoints.addAll(new AdminWork(pages, administration.work(), services.actions()).all());
    endpoints.addAll(new AdminStorage(pages, administration.storage(), administration.retention()).all());
    endpoints.addAll(new AdminAuditPage(pages, administration.audit()).all());
    endpoints.add(pages.shown("Plugins", "/cloud-admin/plugins/", visit -> StaffPages.page(visit,
        out -> JtepluginsGenerated.render(out, null, visit.page("Plugins"), administration.plugins().get()))));
    return endpoints;
  }
}
