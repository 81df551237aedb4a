package org.clipwright.rest.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.rest.page.Html;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.Input;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkOverview;

/** The administration page about exports, jobs and workers. */
final class AdminWork {

  private static final String PLACE = "/cloud-admin/work/";

  private final AdminDoor door;
  private final WorkOverview work;
  private final ServiceActions actions;

  AdminWork(AdminDoor door, WorkOverview work, ServiceActions actions) {
    this.door = door;
    this.work = work;
    this.actions = actions;
  }

  List<Endpoint> all() {
    return List.of(
        door.shown("Queue and workers", PLACE, this::show),
        door.sent("Retry export", PLACE + "{owner}/{id}/retry/", visit -> act(visit, "retry", "retried")),
        door.sent("Cancel export", PLACE + "{owner}/{id}/cancel/", visit -> act(visit, "cancel", "canceled")));
  }

  private Answer act(AdminVisit visit, String action, String notice) {
    RequestContext exchange = visit.exchange();
    Input nothing = Input.json(JsonNodeFactory.instance.objectNode(), exchange.input().links());
    actions.find(ResourceKind.EXPORT, action).orElseThrow(PlatformException::notFound)
        .run(new UserId(exchange.id("owner")), exchange.id("id"), nothing);
    return AdminDoor.redirect(PLACE + "?notice=" + notice);
  }

  private Answer show(AdminVisit visit) {
    Optional<ExportStatus> status = Arrays.stream(ExportStatus.values())
        .filter(known -> visit.query("status").filter(known.word()::equals).isPresent()).findFirst();
    Map<ExportStatus, Long> counts = work.counts();
    long total = status.map(wanted -> counts.getOrDefault(wanted, 0L))
        .orElseGet(() -> counts.values().stream().mapToLong(Long::longValue).sum());
    List<List<String>> rows = work.exports(status, visit.offset(), AdminVisit.PAGE_SIZE).stream()
        .map(entry -> row(visit, entry)).toList();
    String content = "<h2>Workers</h2>\n" + workers() + "<h2>Exports</h2>\n" + statuses(visit, counts)
        + AdminTable.of("Exports", List.of("Export", "Owner", "Project", "Status", "Progress", "Attempt", "Changed",
            "What was wrong", "Action"), rows)
        + AdminTable.pages(visit, total, "export");
    return AdminDoor.page(visit, "Queue and workers", content);
  }

  private String workers() {
    Map<String, Long> waiting = work.waiting();
    List<WorkOverview.Worker> workers = work.workers();
    String jobs = waiting.entrySet().stream().map(lane -> lane.getKey() + " " + lane.getValue())
        .collect(Collectors.joining(", "));
    String summary = "<p>Jobs waiting: " + Html.escape(jobs) + ".</p>\n";
    if (workers.isEmpty()) {
      return summary + "<p role=\"alert\">No worker is connected, so nothing is rendered.</p>\n";
    }
    return summary + AdminTable.of("Workers", List.of("Lane", "Worker", "Connected", "Jobs running"),
        workers.stream().map(worker -> List.of(Html.escape(worker.lane()), Html.escape(worker.name()),
            AdminAccounts.time(worker.since()), Integer.toString(worker.jobs()))).toList());
  }

  private static String statuses(AdminVisit visit, Map<ExportStatus, Long> counts) {
    StringBuilder items = new StringBuilder("<ul class=\"actions\">");
    for (ExportStatus status : ExportStatus.values()) {
      boolean on = visit.query("status").filter(status.word()::equals).isPresent();
      items.append("<li><a href=\"").append(PLACE).append("?status=").append(status.word()).append('"')
          .append(on ? " aria-current=\"true\"" : "").append('>').append(status.word()).append(' ')
          .append(counts.getOrDefault(status, 0L)).append("</a></li>");
    }
    return items + "<li>" + AdminTable.link(PLACE, "all") + "</li></ul>\n";
  }

  private static List<String> row(AdminVisit visit, WorkOverview.Entry entry) {
    Export export = entry.export();
    String place = PLACE + export.owner().value() + "/" + export.id() + "/";
    JsonNode error = export.json().path("error");
    return List.of(
        Long.toString(export.id()), Html.escape(entry.owner()), Html.escape(entry.project()), export.status().word(),
        "<progress max=\"100\" value=\"" + Math.round(export.progress()) + "\" aria-label=\"Progress of export "
            + export.id() + "\"></progress> " + String.format(Locale.ROOT, "%.0f %%", export.progress()),
        Integer.toString(export.attempt()), AdminAccounts.time(export.updated()),
        Html.escape(error.isTextual() ? error.asText() : ""),
        export.status().isOver()
            ? AdminTable.button(visit, place + "retry/", "Retry")
            : AdminTable.button(visit, place + "cancel/", "Cancel"));
  }
}
