package io.handover.analysis.drivers;

/**
 * How much a factor matters for an outcome.
 *
 * @param factor the factor
 * @param share of the outcome's variance, what the factor explains by itself: 0 to 1. Factors do not depend on one another, so that shares
 *     add up to 1 at most
 * @param correlation Spearman's rank correlation, -1 to 1: above 0 where more of the factor goes with more of the outcome
 * @param dependence how much of the outcome's whole distribution hangs on it, whatever its shape: 0 where they are independent, 1 where
 *     the factor decides the outcome. The index of Cramér and von Mises (Gamboa, Klein and Lagnoux, 2018), which Chatterjee's coefficient estimates
 */
public record Driver(Factor factor, Estimate share, Estimate correlation, Estimate dependence) {}
