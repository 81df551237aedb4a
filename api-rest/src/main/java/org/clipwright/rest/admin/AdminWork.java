package org.clipwright.rest.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.rest.html.AdminList;
import org.clipwright.rest.html.Link;
import org.clipwright.rest.html.ShownExport;
import org.clipwright.rest.html.admin.JteworkGenerated;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkOverview;

/** The administration page about exports, jobs and workers. */
final class AdminWork {

  private static final String PLACE = "/cloud-admin/work/";

  private final StaffPages pages;
  private final WorkOverview work;
  private final ServiceActions actions;

  AdminWork(StaffPages pages, WorkOverview work, ServiceActions actions) {
    this.pages = pages;
    this.work = work;
    this.actions = actions;
  }

  List<Endpoint> all() {
    return List.of(
        pages.shown("Queue and workers", PLACE, this::show),
        pages.sent("Retry export", PLACE + "{owner}/{id}/retry/", visit -> act(visit, "retry", "retried")),
        pages.sent("Cancel export", PLACE + "{owner}/{id}/cancel/", visit -> act(visit, "cancel", "canceled")));
  }

  private Answer act(AdminVisit visit, String action, String notice) {
    RequestContext exchange = visit.exchange();
    Input nothing = Input.json(JsonNodeFactory.instance.objectNode(), exchange.input().links());
    actions.find(ResourceKind.EXPORT, action).orElseThrow(PlatformException::notFound)
        .run(new UserId(exchange.id("owner")), exchange.id("id"), nothing);
    return StaffPages.redirect(PLACE + "?notice=" + notice);
  }

  private Answer show(AdminVisit visit) {
    Optional<Export.Status> status = Arrays.stream(Export.Status.values())
        .filter(known -> visit.query("status").filter(known.word()::equals).isPresent()).findFirst();
    Map<Export.Status, Long> counts = work.counts();
    long total = status.map(wanted -> counts.getOrDefault(wanted, 0L))
        .orElseGet(() -> counts.values().stream().mapToLong(Long::longValue).sum());
    List<ShownExport> exports = work.exports(status, visit.offset(), AdminVisit.PAGE_SIZE).stream()
        .map(AdminWork::shown).toList();
    AdminList list = visit.list(total, filters(visit, counts));
    String waiting = work.waiting().entrySet().stream().map(lane -> lane.getKey() + " " + lane.getValue())
        .collect(Collectors.joining(", "));
    return StaffPages.page(visit, out -> JteworkGenerated.render(
        out, null, visit.page("Queue and workers"), list, waiting, work.workers(), exports));
  }

  private static List<Link> filters(AdminVisit visit, Map<Export.Status, Long> counts) {
    return Stream.concat(
        Arrays.stream(Export.Status.values()).map(status -> new Link(PLACE + "?status=" + status.word(),
            status.word() + " " + counts.getOrDefault(status, 0L),
            visit.query("status").filter(status.word()::equals).isPresent())),
        Stream.of(new Link(PLACE, "all", visit.query("status").isEmpty()))).toList();
  }

  private static ShownExport shown(WorkOverview.Entry entry) {
    Export export = entry.export();
    String place = PLACE + export.owner().value() + "/" + export.id() + "/";
    JsonNode error = export.json().path("error");
    boolean over = export.status().isOver();
    double percent = export.progress().percent();
    return new ShownExport(export.id(), entry.owner(), entry.project(), export.status().word(),
        Math.round(percent), String.format(Locale.ROOT, "%.0f %%", percent), export.progress().attempt(),
        export.identity().updated(), error.isTextual() ? error.asText() : "", place + (over ? "retry/" : "cancel/"),
        over ? "Retry" : "Cancel");
  }
}
