// What is measured must not be measured beside something else.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
