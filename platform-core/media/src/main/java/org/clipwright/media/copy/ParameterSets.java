package org.clipwright.media.copy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.clipwright.media.ffmpeg.Native;

/**
 * What an H.264 decoder is set up with before the first picture. Sets of different numbers can stand side by side, so
 * that one description serves pictures of two encoders.
 *
 * @param sequence the sequence parameter sets
 * @param picture the picture parameter sets
 */
public record ParameterSets(List<byte[]> sequence, List<byte[]> picture) {

  /** The number of our own encoder's sets beside those of copied pictures; encoders begin with 0. */
  public static final int OWN_NUMBER = 14;

  private static final int RECORD_VERSION = 1;
  private static final int LENGTH_PLACE = 4;
  private static final int COUNT_PLACE = 5;
  private static final int PROFILE_PLACE = 1;
  private static final int CONSTRAINTS_PLACE = 2;
  private static final int LEVEL_PLACE = 3;
  private static final int NUMBER_PLACE = 4;
  private static final int MOST_OF_A_KIND = 31;
  private static final int HIGH = 100;

  /** For profiles from High on: 4:2:0, eight bits twice, no extensions. */
  private static final byte[] HIGH_ENDING = {(byte) 0xFD, (byte) 0xF8, (byte) 0xF8, 0};

  /** The sets of a stream; empty where it declares none that can be read. */
  public static Optional<ParameterSets> of(AVCodecParameters stream) {
    byte[] setup = new byte[Math.max(0, stream.extradata_size())];
    if (setup.length > COUNT_PLACE) {
      stream.extradata().position(0).get(setup);
    }
    ParameterSets sets = setup.length > COUNT_PLACE && setup[0] == RECORD_VERSION ? ofRecord(setup) : ofUnits(setup);
    return Optional.of(sets).filter(ParameterSets::usable);
  }

  /** How many bytes hold the length of each unit in a stream's packets; 0 where start codes divide them. */
  static int lengthBytes(AVCodecParameters stream) {
    return stream.extradata_size() > COUNT_PLACE && stream.extradata().get(0) == RECORD_VERSION
        ? (stream.extradata().get(LENGTH_PLACE) & 3) + 1 : 0;
  }

  private static ParameterSets ofRecord(byte[] setup) {
    ByteBuffer bytes = ByteBuffer.wrap(setup).position(COUNT_PLACE);
    List<byte[]> sequence = sets(bytes, bytes.get() & MOST_OF_A_KIND);
    return new ParameterSets(sequence, bytes.hasRemaining() ? sets(bytes, bytes.get() & 255) : List.of());
  }

  private static List<byte[]> sets(ByteBuffer bytes, int count) {
    List<byte[]> sets = new ArrayList<>();
    for (int i = 0; i < count && bytes.remaining() > Short.BYTES; i++) {
      byte[] set = new byte[Math.min(bytes.getShort() & 0xFFFF, bytes.remaining())];
      bytes.get(set);
      sets.add(set);
    }
    return sets;
  }

  private static ParameterSets ofUnits(byte[] setup) {
    NalUnits units = new NalUnits(0);
    units.read(setup);
    return of(units);
  }

  static ParameterSets of(NalUnits units) {
    return new ParameterSets(units.ofType(NalUnits.SEQUENCE_SET), units.ofType(NalUnits.PICTURE_SET));
  }

  private boolean usable() {
    return !sequence.isEmpty() && !picture.isEmpty() && sequence.stream().allMatch(set -> set.length > NUMBER_PLACE)
        && picture.stream().allMatch(set -> set.length > 1);
  }

  /** Whether all of some sets are among these, byte by byte. */
  boolean contain(ParameterSets some) {
    return contain(sequence, some.sequence) && contain(picture, some.picture);
  }

  private static boolean contain(List<byte[]> own, List<byte[]> some) {
    return some.stream().allMatch(set -> own.stream().anyMatch(known -> Arrays.equals(known, set)));
  }

  /** Whether these are the same sets, byte by byte. */
  public boolean sameAs(ParameterSets other) {
    return same(sequence, other.sequence) && same(picture, other.picture);
  }

  private static boolean same(List<byte[]> some, List<byte[]> others) {
    return Arrays.deepEquals(some.toArray(), others.toArray());
  }

  /** All bytes of these sets, as text. */
  public String hex() {
    return HexFormat.of().formatHex(encoded());
  }

  /** Whether none of these sets has the number that our encoder's get. */
  public boolean leaveRoom() {
    return sequence.size() < MOST_OF_A_KIND
        && sequence.stream().noneMatch(set -> number(set, NUMBER_PLACE) == OWN_NUMBER)
        && picture.stream().noneMatch(set -> number(set, 1) == OWN_NUMBER);
  }

  /** An unsigned Exp-Golomb number, as long as it is in the first bytes. */
  private static int number(byte[] set, int place) {
    long bits = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      bits = bits << Byte.SIZE | (place + i < set.length ? set[place + i] & 255 : 255);
    }
    int zeros = Long.numberOfLeadingZeros(bits) - Integer.SIZE;
    return (int) (bits >>> Integer.SIZE - 1 - 2 * zeros) - 1;
  }

  /** These sets and others in one. */
  public ParameterSets with(ParameterSets others) {
    return new ParameterSets(
        Stream.concat(sequence.stream(), others.sequence.stream()).toList(),
        Stream.concat(picture.stream(), others.picture.stream()).toList());
  }

  /** Declares them as the setup of a stream whose packets hold each unit after four bytes of length. */
  public void declareIn(AVCodecParameters stream) {
    byte[] setup = encoded();
    Native.setExtradata(stream, setup);
    stream.profile(setup[PROFILE_PLACE] & 255);
    stream.level(setup[LEVEL_PLACE] & 255);
  }

  /** The decoder configuration record: the highest profile and level, and the constraints that hold for all. */
  private byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int profile = highest(PROFILE_PLACE);
    bytes.write(RECORD_VERSION);
    bytes.write(profile);
    bytes.write(sequence.stream().mapToInt(set -> set[CONSTRAINTS_PLACE]).reduce(255, (some, more) -> some & more));
    bytes.write(highest(LEVEL_PLACE));
    bytes.write(255);
    write(bytes, sequence, 0xE0);
    write(bytes, picture, 0);
    if (profile >= HIGH) {
      bytes.writeBytes(HIGH_ENDING);
    }
    return bytes.toByteArray();
  }

  private int highest(int place) {
    return sequence.stream().mapToInt(set -> set[place] & 255).max().orElseThrow();
  }

  private static void write(ByteArrayOutputStream bytes, List<byte[]> sets, int mark) {
    bytes.write(mark | sets.size());
    for (byte[] set : sets) {
      bytes.write(set.length >> Byte.SIZE);
      bytes.write(set.length);
      bytes.writeBytes(set);
    }
  }
}
