package org.clipwright.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.resource.ResourceLinks;
import org.clipwright.services.retention.RetentionRules;
import org.clipwright.services.work.Lane;

/**
 * How a worker does its jobs.
 *
 * @param hostname this machine's name in the reports of exports
 * @param disk where jobs write temporary files while rendering, and how much
 * @param masks folder for drawn masks
 * @param mediaCopies copies of media that the storage does not keep on this machine
 * @param proxies small copies of films that somebody looks at; empty where none are made
 * @param renderThreads threads of an encoder; 0 leaves it to the encoder
 * @param transcribeThreads threads of a transcription engine
 * @param limits the longest time of a job, or of an export's step, by lane
 * @param longestExport the longest time of an export in all
 * @param longestPending how long an export may wait while nothing is done for its owner
 * @param effects the limits for the effects of plugins, by lane
 * @param links the addresses that webhooks receive
 * @param segmentBytes the most bytes that segments may take in the storage while no export needs them
 * @param retention how long media are kept
 * @param program this program's name and version
 */
public record WorkerSettings(
    String hostname,
    JobDisk disk,
    Path masks,
    MediaCopies mediaCopies,
    Optional<MediaCopies> proxies,
    int renderThreads,
    int transcribeThreads,
    Map<Lane, Duration> limits,
    Duration longestExport,
    Duration longestPending,
    Map<Lane, EffectLimits> effects,
    Fidelity fidelity,
    ResourceLinks links,
    long segmentBytes,
    RetentionRules retention,
    String program) {}
