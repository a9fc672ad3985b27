package io.handover.sandbox.rehearsal;

import io.handover.model.command.Command;

/** Something that is put into a rehearsal from outside. Servers are the numbers of the site. */
public sealed interface Input {
    /** The operator opens the client on a server, or turns to it where it is open. */
    record OpenClient(int server) implements Input {}

    /** The operator closes the client on a server. */
    record CloseClient(int server) implements Input {}

    /**
     * The operator gives a command: through the open client on the server that it is given to; at its console where that server is down;
     * at the machine where the command needs no client.
     *
     * @param at the server behind <em>at</em>; for commands without one it is the target
     */
    record Give(Command command, int target, int at) implements Input {}

    /**
     * A command that came through the product's API.
     *
     * @param contacted the server that was asked for it
     */
    record ThroughApi(Command command, int target, int at, int contacted) implements Input {}

    /**
     * The operator answers an urgent concern through the client on a server.
     *
     * @param concern its number
     */
    record Answer(int concern, int server) implements Input {}

    /**
     * The instructor disturbs the site.
     *
     * @param server the server that it is about; the first one where it is about the whole site
     * @param other the second server where it is about two; else the same as the first
     */
    record Inject(Disturbance what, int server, int other) implements Input {}

    /**
     * The instructor says something to the operator.
     *
     * @param text 1 to {@value #MOST_COMMENT} characters, none of them a control character but the end of a line
     */
    record Comment(String text) implements Input {
        public Comment {
            if (text.isBlank() || text.length() > MOST_COMMENT) {
                throw new IllegalArgumentException("a comment has 1 to " + MOST_COMMENT + " characters");
            }
            if (text.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n')) {
                throw new IllegalArgumentException("a comment has no control characters");
            }
        }
    }

    /** The longest comment. */
    int MOST_COMMENT = 500;

    /** The operator ticks a main step of the procedure, by its number from 0, and with it all before it. */
    record Tick(int step) implements Input {}

    /** The operator says that the work is done: the rehearsal ends. */
    record Finish() implements Input {}

    /** The instructor ends the rehearsal. */
    record Stop() implements Input {}

    /** Whether it is for an instructor or a script alone, and not for whoever sits at the page. */
    default boolean isOfOthers() {
        return this instanceof Inject || this instanceof Comment || this instanceof Stop || this instanceof ThroughApi;
    }
}
