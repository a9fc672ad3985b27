package io.handover.files;

import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import java.util.List;

/** The roles that a document can name. */
record RoleNames(YamlDocument document, Problems problems, List<Role> roles) {
    /** The use of a role; one that is not known is a problem, unless none is. */
    RoleRef ref(Fields.Text text) {
        List<String> names = roles.stream().map(Role::name).toList();
        if (!names.isEmpty() && !names.contains(text.value())) {
            problems.add(document.wrong(
                    text.node(),
                    "there is no role '" + text.value() + "'" + NearestName.orAllowed(text.value(), names)));
        }
        return new RoleRef(text.value(), text.position());
    }

    /** Whether a role stands for one server on every site. */
    boolean isOneServer(RoleRef ref) {
        return roles.stream()
                .noneMatch(role -> role.name().equals(ref.role()) && role.binding() instanceof Binding.OtherStandbys);
    }
}
