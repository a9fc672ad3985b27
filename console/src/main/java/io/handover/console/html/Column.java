package io.handover.console.html;

import java.util.List;

/**
 * A moment of a timeline: what happens, and what the site looks like from then on.
 *
 * @param clock when it is, in words; empty in a timeline without times
 * @param millis when it is, since the start; 0 in a timeline without times
 * @param lane whose lane it is in: a server's number, {@link #OPERATOR} or {@link #SURROUNDINGS}
 * @param who who acts
 * @param what what happens
 * @param place where in the procedure the operator is from then on
 * @param looks what each server looks like from then on
 * @param violated what is violated from then on and was not before
 */
public record Column(
        String clock,
        long millis,
        int lane,
        String who,
        String what,
        String place,
        List<Look> looks,
        List<String> violated) {
    /** The lane of the operator. */
    public static final int OPERATOR = -1;

    /** No lane: the network, administrators, and whatever else is around. */
    public static final int SURROUNDINGS = -2;

    public Column {
        looks = List.copyOf(looks);
        violated = List.copyOf(violated);
    }

    /** How many servers are active, as far as that is known. */
    int active() {
        return (int)
                looks.stream().filter(look -> look.band() == Look.Band.ACTIVE).count();
    }

    boolean isKnown() {
        return looks.stream().noneMatch(look -> look.band() == Look.Band.NOT_KNOWN);
    }
}
