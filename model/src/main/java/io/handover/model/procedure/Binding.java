package io.handover.model.procedure;

/** What a role of a procedure stands for on a site. */
public sealed interface Binding {
    /** The site's active server. */
    record Active() implements Binding {}

    /** The site's standby of that number, counted from 1 in the site's order. */
    record Standby(int number) implements Binding {
        public Standby {
            if (number < 1) {
                throw new IllegalArgumentException("standbys are counted from 1, so there is no standby-" + number);
            }
        }
    }

    /** All standbys that no other role names; a step is done for each of them. */
    record OtherStandbys() implements Binding {}

    /** The server of that name. */
    record Named(String server) implements Binding {}
}
