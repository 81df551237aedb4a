package org.clipwright.services.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.clipwright.services.resource.Export;

/**
 * Records the parts in which any number of workers render unfinished exports. A plan is removed when its export is
 * over. Thread-safe.
 */
public interface PartRepository {

  /**
   * A worker's claim on a part; a later claim on the same part ends it.
   *
   * @param id the part's number in the database
   * @param tries how many times workers have begun it, including this attempt
   * @param done how many of its frames were done when the previous attempt ended
   */
  record Claim(long id, long export, FilmPart part, int tries, long done) {}

  /**
   * A part that is stored.
   *
   * @param rendered whether it was rendered for this export
   * @param warnings messages for its owner
   */
  record Made(FilmPart part, boolean rendered, List<String> warnings) {}

  /**
   * Records what an export renders and in which parts, and raises its progress to the share of parts already stored.
   *
   * @param order what is rendered, to be read by each worker
   * @param stored the numbers of the parts that are already stored
   * @return the ids of the remaining parts in order; empty when the export is no longer in the given attempt
   */
  Optional<List<Long>> plan(Export export, ObjectNode order, List<FilmPart> parts, Set<Integer> stored);

  /** What an export renders; empty when it is over, or rendered in one piece. */
  Optional<ObjectNode> order(long export);

  /** Begins an attempt at a part; empty when it is already made, or its export is over. */
  Optional<Claim> claim(long id);

  /** Whether a claim is not over; in a transaction, it then lasts until the end. */
  boolean isHeld(Claim claim);

  /** Takes back an attempt that was stopped in an orderly way, so that it does not count. */
  void takeBack(Claim claim);

  /** Records how many frames of a part are done; false when the worker should stop. */
  boolean progress(Claim claim, long done);

  /**
   * Records that a part is stored.
   *
   * @param made the part as it was rendered
   * @return whether all parts of the export are now stored, true for exactly one caller; also false when the claim is
   * over
   */
  boolean finish(Claim claim, Made made);

  /** Begins joining the parts of an export and returns the number of this attempt; empty when there are no parts. */
  OptionalInt join(long export);

  /** Whether the join that was begun as the given one is the last one so far; in a transaction, it then stays so. */
  boolean isJoining(long export, int times);

  /** Takes back a join that was stopped in an orderly way, so that it does not count; unless another was begun. */
  void takeBackJoin(long export, int times);

  /** The parts of an export, the sound first. */
  List<Made> made(long export);

  /** Marks a part to be rendered again, whatever is stored, and returns its id; empty when it already was. */
  OptionalLong again(long export, int number);
}
