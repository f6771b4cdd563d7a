using NghiTruong.Bench;

// One command a file; the first argument names it.
return args switch
{
    ["mutate", .. var rest] => MutateCommand.Run(rest),
    ["read", .. var rest] => ReadCommand.Run(rest),
    ["kill", .. var rest] => await KillCommand.Run(rest),
    ["sheet", .. var rest] => await SheetCommand.Run(rest),
    ["province", .. var rest] => await ProvinceCommand.Run(rest),
    ["load", .. var rest] => await LoadCommand.Run(rest),
    ["deadlines", .. var rest] => DeadlinesCommand.Run(rest),
    ["session", .. var rest] => await SessionCommand.Run(rest),

    ["backup", .. var rest] => await BackupCommand.Run(rest),
    ["alike", .. var rest] => await AlikeCommand.Run(rest),
    ["signin", .. var rest] => await SignInCommand.Run(rest),
    ["people", .. var rest] => await PeopleCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        bench mutate [--seed 1] [--count 10000] [--only N] [--save FOLDER]   thousands of damaged files through TextInput and Reader
        bench mutate --file PATH                                               a file that an earlier run kept, once more
        bench read [--rounds 60]                                                the time of Reader.Read against Folding.Fold of the same texts
        bench kill [--count 200] [--seed 1] [--store sqlite|postgres]   kill -9 at random moments; nothing acknowledged may be lost
        bench sheet [--rows 100000]                                             a large XLSX to nowhere: its time and the memory it holds
        bench province --data FOLDER [--store sqlite|postgres] [--seed 1]    five years of a province: 100,000 pieces of work; rebuild must say equal
        bench load --data FOLDER [--store sqlite|postgres] [--clients 1,16] [--seconds 20]   its pages through HTTP, beside their own SQL
        bench deadlines [--rounds 9]                                            due days counted a second, plain and explained, beside a loop that adds days
        bench session --data FOLDER [--store sqlite|postgres]                  a session with 5,000 dependent days moved by a week; the calendar full of them
        bench backup --data FOLDER [--store sqlite|postgres] [--megabytes 2048]   a backup beside a server on which people write: its time, and theirs
        bench alike --data FOLDER [--store sqlite|postgres] [--rounds 600]      what is another's and what nobody has, answered in the same time
        bench signin --data FOLDER [--store sqlite|postgres] [--seconds 15]     many sign in at once: beside the hashes of one thread, and who works meanwhile
        bench people --data FOLDER [--store sqlite|postgres] [--people 200] [--think 5000]   people who read, write and think, at a province
        """);
    return 2;
}
