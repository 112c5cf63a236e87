// The schedules are the only work in the process: its thread pool comes to rest after each step.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
