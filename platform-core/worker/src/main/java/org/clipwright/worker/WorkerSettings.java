package org.clipwright.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.resource.ResourceLinks;
import org.clipwright.services.work.Lane;

/**
 * How a worker does its jobs.
 *
 * @param hostname what this machine is called in the reports of exports
 * @param disk where jobs write what is needed only while something is rendered, and how much
 * @param masks folder for drawn masks
 * @param mediaCopies folder for media that the storage does not keep on this machine
 * @param renderThreads threads of an encoder; 0 leaves it to the encoder
 * @param transcribeThreads threads of an engine that transcribes
 * @param limits the longest time of a job, or of an export's step, by its lane
 * @param longestExport the longest time of an export in all
 * @param effects how much the effects of plugins may take, by lane
 * @param links the addresses that webhooks are told
 * @param segmentBytes what segments may take in the storage while no export needs them
 * @param program which program this is, with its version
 */
public record WorkerSettings(
    String hostname,
    JobDisk disk,
    Path masks,
    Path mediaCopies,
    int renderThreads,
    int transcribeThreads,
    Map<Lane, Duration> limits,
    Duration longestExport,
    Map<Lane, EffectLimits> effects,
    Fidelity fidelity,
    ResourceLinks links,
    long segmentBytes,
    String program) {}
