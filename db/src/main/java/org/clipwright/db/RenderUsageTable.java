package org.clipwright.db;

import static org.clipwright.db.generated.Tables.RENDER_USAGE;

import java.time.LocalDate;
import org.clipwright.services.export.ExportQuota;
import org.clipwright.services.resource.UserId;

/** Keeps in PostgreSQL how much film users have requested on each day. */
public final class RenderUsageTable implements ExportQuota.RenderUsage {

  private final Database database;

  public RenderUsageTable(Database database) {
    this.database = database;
  }

  @Override
  public double add(UserId owner, LocalDate day, double seconds) {
    return database
        .statements()
        .insertInto(RENDER_USAGE)
        .set(RENDER_USAGE.OWNER, owner.value())
        .set(RENDER_USAGE.DAY, day)
        .set(RENDER_USAGE.SECONDS, seconds)
        .onConflict(RENDER_USAGE.OWNER, RENDER_USAGE.DAY)
        .doUpdate()
        .set(RENDER_USAGE.SECONDS, RENDER_USAGE.SECONDS.plus(seconds))
        .returning(RENDER_USAGE.SECONDS)
        .fetchSingle(RENDER_USAGE.SECONDS);
  }
}
