/**
 * A site in real time: a state of the model whose enabled actions happen when their clocks run out, and to which operators
 * give commands from outside. What an action or a command does is decided by {@code Transitions} alone; here is only
 * <em>when</em>, and <em>what each server knows of the others</em>.
 */
@NullMarked
package io.handover.emulator.site;

import org.jspecify.annotations.NullMarked;
