package org.clipwright.media.join;

/**
 * A span of one track that players append to others of the same track.
 *
 * @param start what a player is set up with, the same for all fragments of a track
 * @param media the packets, with the time at which they are shown
 */
public record Fragment(byte[] start, byte[] media) {}
