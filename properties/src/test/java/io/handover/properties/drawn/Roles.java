package io.handover.properties.drawn;

import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a drawn procedure calls its roles, one for each server that its steps number, and what each stands for.
 *
 * @param names the roles' names, by the procedure's number of the server
 * @param bindings what they stand for
 */
public record Roles(List<String> names, List<Binding> bindings) {
    public Roles {
        names = List.copyOf(names);
        bindings = List.copyOf(bindings);
    }

    /** Called like the servers, and bound to them by name. */
    static Roles usual(int servers) {
        List<String> names =
                IntStream.range(0, servers).mapToObj(DrawnProcedure::role).toList();
        return new Roles(names, names.stream().<Binding>map(Binding.Named::new).toList());
    }

    /**
     * Bound to the active server and, by their numbers, to standbys.
     *
     * @param standbys which standby (from 1) each of the procedure's standbys is
     */
    public static Roles bound(List<String> names, List<Integer> standbys) {
        List<Binding> bindings = new ArrayList<>(List.of(new Binding.Active()));
        standbys.forEach(number -> bindings.add(new Binding.Standby(number)));
        return new Roles(names, bindings);
    }

    List<Role> written() {
        return IntStream.range(0, names.size())
                .mapToObj(s -> new Role(names.get(s), bindings.get(s), Position.NONE))
                .toList();
    }

    RoleRef ref(int server) {
        return new RoleRef(names.get(server), Position.NONE);
    }
}
