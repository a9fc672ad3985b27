    :: else -> d_step { /* at rest: the next walk begins */
        walks++;
        if
        :: actives == 0 -> inactive++
        :: else -> skip
        fi;
        process[0] = UP; process[1] = UP; process[2] = UP;
        subscription[0] = NONE; subscription[1] = 0; subscription[2] = 0;
        registered[0] = 6; registered[1] = 0; registered[2] = 0;
        database[0] = 0; database[1] = 0; database[2] = 0;
        upgraded = 0; actives = 1; pc = 0; changes = 0; declared = 0
    }
