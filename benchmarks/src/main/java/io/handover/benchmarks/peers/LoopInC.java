package io.handover.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The same runs by the plain loop of {@code upgrade.c}. */
final class LoopInC implements Peer {
    private static final int COUNT = 200_000;

    private final Path work;
    private final Path program;
    private int turn;

    LoopInC(Path source, Path work) throws IOException, InterruptedException {
        this.work = work;
        program = work.resolve("upgrade");
        Output.of(work, List.of("gcc", "-O2", "-o", program.toString(), source.toString(), "-lm"));
    }

    @Override
    public String name() {
        return "plain loop in C, gcc -O2";
    }

    @Override
    public Turn work() throws IOException, InterruptedException {
        turn++;
        String[] told = Output.of(work, List.of(program.toString(), String.valueOf(COUNT), String.valueOf(turn)))
                .strip()
                .split(" ", -1);
        return new Turn(Long.parseLong(told[0]), Double.parseDouble(told[1]), Double.parseDouble(told[2]));
    }
}
