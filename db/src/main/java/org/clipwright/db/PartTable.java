package org.clipwright.db;

import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.EXPORT_PART;
import static org.clipwright.db.generated.Tables.EXPORT_PLAN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.clipwright.db.generated.tables.records.ExportPartRecord;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.segment.PartRepository;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Keeps the parts of unfinished exports in PostgreSQL. */
public final class PartTable implements PartRepository {

  private final Database database;

  public PartTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<List<Long>> plan(Export export, ObjectNode order, List<FilmPart> parts, Set<Integer> stored) {
    String text = StoredJson.question(order).data();
    return database.call(() -> {
      if (!isUnderWay(export.id(), EXPORT.ATTEMPT.eq(export.progress().attempt()))) {
        return Optional.empty();
      }
      forget(database, export.id());
      database.statements().insertInto(EXPORT_PLAN)
          .set(EXPORT_PLAN.EXPORT, export.id()).set(EXPORT_PLAN.ORDER, text).execute();
      List<Long> missing = new ArrayList<>();
      for (FilmPart part : parts) {
        boolean there = stored.contains(part.number());
        long id = insert(export.id(), part, there);
        if (!there) {
          missing.add(id);
        }
      }
      showProgress(export.id(), ExportRepository.Step::preparing);
      return Optional.of(missing);
    });
  }

  /** Whether an export is being rendered; locks it, so that nobody ends it before this transaction does. */
  private boolean isUnderWay(long export, Condition further) {
    return database.statements().select(EXPORT.ID).from(EXPORT)
        .where(EXPORT.ID.eq(export), inProgress(), further).forUpdate().fetchOptional().isPresent();
  }

  private static Condition inProgress() {
    return EXPORT.STATUS.eq(Export.Status.IN_PROGRESS.word());
  }

  /** Deletes the parts of an export. */
  static void forget(Database database, long export) {
    database.statements().deleteFrom(EXPORT_PLAN).where(EXPORT_PLAN.EXPORT.eq(export)).execute();
  }

  private long insert(long export, FilmPart part, boolean stored) {
    return database.statements().insertInto(EXPORT_PART)
        .set(EXPORT_PART.EXPORT, export).set(EXPORT_PART.NUMBER, part.number()).set(EXPORT_PART.NAME, part.name())
        .set(EXPORT_PART.FIRST_FRAME, part.first()).set(EXPORT_PART.LAST_FRAME, part.last())
        .set(EXPORT_PART.WEIGHT, part.weight()).set(EXPORT_PART.DONE, stored ? part.frames() : 0L)
        .set(EXPORT_PART.STORED, stored)
        .returning(EXPORT_PART.ID).fetchSingle(EXPORT_PART.ID);
  }

  /** Raises the progress of an export to the total of its parts; false when it is over. */
  private boolean showProgress(long export, BiFunction<Double, Export.FrameCount, ExportRepository.Step> step) {
    Field<Long> all = EXPORT_PART.LAST_FRAME.minus(EXPORT_PART.FIRST_FRAME).plus(1);
    Field<BigDecimal> share = DSL.sum(EXPORT_PART.DONE.mul(EXPORT_PART.WEIGHT)).mul(1000)
        .div(DSL.sum(all.mul(EXPORT_PART.WEIGHT)));
    Condition picture = EXPORT_PART.NUMBER.ne(FilmPart.SOUND);
    ExportRepository.Step now = database.statements()
        .select(share, DSL.sum(EXPORT_PART.DONE).filterWhere(picture), DSL.sum(all).filterWhere(picture))
        .from(EXPORT_PART).where(EXPORT_PART.EXPORT.eq(export))
        .fetchSingle(row -> step.apply(row.value1() == null ? 0 : row.value1().doubleValue(),
            new Export.FrameCount(number(row.value2()), number(row.value3()))));
    return new ExportTable(database).progress(export, now)
        .filter(status -> status == Export.Status.IN_PROGRESS).isPresent();
  }

  private static long number(BigDecimal sum) {
    return sum == null ? 0 : sum.longValue();
  }

  @Override
  public Optional<ObjectNode> order(long export) {
    return database.statements().select(EXPORT_PLAN.ORDER).from(EXPORT_PLAN).where(EXPORT_PLAN.EXPORT.eq(export))
        .fetchOptional(EXPORT_PLAN.ORDER).map(StoredJson::read);
  }

  @Override
  public Optional<Claim> claim(long id) {
    return database.statements().update(EXPORT_PART).set(EXPORT_PART.TRIES, EXPORT_PART.TRIES.plus(1))
        .where(EXPORT_PART.ID.eq(id), EXPORT_PART.STORED.isFalse(), DSL.exists(DSL.selectOne().from(EXPORT)
            .where(EXPORT.ID.eq(EXPORT_PART.EXPORT), inProgress())))
        .returning().fetchOptional()
        .map(row -> new Claim(row.getId(), row.getExport(), part(row), row.getTries(), row.getDone()));
  }

  private static FilmPart part(ExportPartRecord row) {
    return new FilmPart(row.getNumber(), row.getName(), row.getFirstFrame(), row.getLastFrame(), row.getWeight());
  }

  private static Condition held(Claim claim) {
    return EXPORT_PART.ID.eq(claim.id()).and(EXPORT_PART.TRIES.eq(claim.tries())).and(EXPORT_PART.STORED.isFalse());
  }

  @Override
  public boolean isHeld(Claim claim) {
    return database.call(() -> isUnderWay(claim.export(), DSL.noCondition())
        && database.statements().fetchExists(EXPORT_PART, held(claim)));
  }

  @Override
  public void takeBack(Claim claim) {
    database.statements().update(EXPORT_PART).set(EXPORT_PART.TRIES, EXPORT_PART.TRIES.minus(1))
        .where(held(claim)).execute();
  }

  @Override
  public boolean progress(Claim claim, long done) {
    int held = database.statements().update(EXPORT_PART)
        .set(EXPORT_PART.DONE, DSL.greatest(EXPORT_PART.DONE, DSL.val(done))).where(held(claim)).execute();
    return held == 1 && showProgress(claim.export(), ExportRepository.Step::rendering);
  }

  @Override
  public boolean finish(Claim claim, Made made) {
    return database.call(() -> {
      // Serialised, so that the last one knows that it is the last.
      if (!isUnderWay(claim.export(), DSL.noCondition()) || !store(claim, made)) {
        return false;
      }
      showProgress(claim.export(), ExportRepository.Step::rendering);
      return !database.statements().fetchExists(
          EXPORT_PART, EXPORT_PART.EXPORT.eq(claim.export()), EXPORT_PART.STORED.isFalse());
    });
  }

  private boolean store(Claim claim, Made made) {
    return database.statements().update(EXPORT_PART)
        .set(EXPORT_PART.STORED, true).set(EXPORT_PART.RENDERED, made.rendered())
        .set(EXPORT_PART.NAME, made.part().name()).set(EXPORT_PART.DONE, made.part().frames())
        .set(EXPORT_PART.WARNINGS, made.warnings().toArray(String[]::new))
        .where(held(claim)).execute() == 1;
  }

  /** Waits for whoever is just ending the export: what that stored must not be taken for the rest of a lost attempt. */
  @Override
  public OptionalInt join(long export) {
    return database.call(() -> isUnderWay(export, DSL.noCondition()) ? joinWhole(export) : OptionalInt.empty());
  }

  private OptionalInt joinWhole(long export) {
    return database.statements().update(EXPORT_PLAN).set(EXPORT_PLAN.JOINS, EXPORT_PLAN.JOINS.plus(1))
        .where(EXPORT_PLAN.EXPORT.eq(export), DSL.notExists(DSL.selectOne().from(EXPORT_PART)
            .where(EXPORT_PART.EXPORT.eq(export), EXPORT_PART.STORED.isFalse())))
        .returning(EXPORT_PLAN.JOINS).fetchOptional(EXPORT_PLAN.JOINS)
        .map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  @Override
  public boolean isJoining(long export, int times) {
    return database.call(() -> isUnderWay(export, DSL.noCondition()) && database.statements()
        .fetchExists(EXPORT_PLAN, EXPORT_PLAN.EXPORT.eq(export), EXPORT_PLAN.JOINS.eq(times)));
  }

  @Override
  public void takeBackJoin(long export, int times) {
    takeBackJoin(export, EXPORT_PLAN.JOINS.eq(times));
  }

  private void takeBackJoin(long export, Condition further) {
    database.statements().update(EXPORT_PLAN).set(EXPORT_PLAN.JOINS, EXPORT_PLAN.JOINS.minus(1))
        .where(EXPORT_PLAN.EXPORT.eq(export), further).execute();
  }

  @Override
  public List<Made> made(long export) {
    return database.statements().selectFrom(EXPORT_PART).where(EXPORT_PART.EXPORT.eq(export))
        .orderBy(EXPORT_PART.NUMBER)
        .fetch(row -> new Made(part(row), row.getRendered(), List.of(row.getWarnings())));
  }

  @Override
  public OptionalLong again(long export, int number) {
    return database.call(() -> {
      Optional<Long> part = database.statements().update(EXPORT_PART)
          .set(EXPORT_PART.STORED, false).set(EXPORT_PART.AGAIN, true).set(EXPORT_PART.TRIES, 0)
          .where(EXPORT_PART.EXPORT.eq(export), EXPORT_PART.NUMBER.eq(number), EXPORT_PART.AGAIN.isFalse())
          .returning(EXPORT_PART.ID).fetchOptional(EXPORT_PART.ID);
      part.ifPresent(_ -> takeBackJoin(export, EXPORT_PLAN.JOINS.gt(0)));
      return part.map(OptionalLong::of).orElse(OptionalLong.empty());
    });
  }
}
