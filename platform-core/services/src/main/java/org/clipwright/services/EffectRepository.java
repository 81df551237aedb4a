package org.clipwright.services;

/** Keeps timeline effects. */
public interface EffectRepository extends OwnedRepository<ProjectEffect> {}
