// One test at a time: the manual clock moves on when the thread pool has come to rest, and it sees the work of every other test.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
