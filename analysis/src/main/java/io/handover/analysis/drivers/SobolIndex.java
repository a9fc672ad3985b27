package io.handover.analysis.drivers;

/**
 * How much of an outcome's variance a group of choices makes (Sobol, 1993; Homma and Saltelli, 1996).
 *
 * @param group the choices
 * @param alone the share that they make by themselves, 0 to 1: the first-order index
 * @param total the share that would be gone were they known, with all that they do together with others: at least {@code alone}, but for
 *     chance
 */
public record SobolIndex(Factor group, Estimate alone, Estimate total) {}
