package org.clipwright.services.resource;

/** Keeps timeline effects. */
public interface EffectRepository extends OwnedRepository<ProjectEffect> {}
