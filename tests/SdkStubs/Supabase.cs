// The Supabase client 1.x.
using System.Threading.Tasks;
using Supabase.Realtime;
using Supabase.Realtime.Interfaces;

namespace Supabase.Gotrue
{
    public class User { }

    public class Session { }
}

namespace Supabase.Storage
{
    public class Bucket { }

    public class FileObject { }
}

namespace Supabase.Interfaces
{
    public interface ISupabaseClient<TUser, TSession, TSocket, TChannel, TBucket, TFileObject>
        where TSocket : IRealtimeSocket
        where TChannel : IRealtimeChannel
    {
        IRealtimeClient<TSocket, TChannel> Realtime { get; }

        Task<ISupabaseClient<TUser, TSession, TSocket, TChannel, TBucket, TFileObject>> InitializeAsync();
    }
}

namespace Supabase
{
    public class SupabaseOptions
    {
        public bool AutoConnectRealtime { get; set; }

        public bool AutoRefreshToken { get; set; }
    }

    public class Client : Interfaces.ISupabaseClient<Gotrue.User, Gotrue.Session, RealtimeSocket, RealtimeChannel, Storage.Bucket, Storage.FileObject>
    {
        public Client(string supabaseUrl, string supabaseKey, SupabaseOptions options = null) { }

        public IRealtimeClient<RealtimeSocket, RealtimeChannel> Realtime => default;

        public Task<Interfaces.ISupabaseClient<Gotrue.User, Gotrue.Session, RealtimeSocket, RealtimeChannel, Storage.Bucket, Storage.FileObject>> InitializeAsync() => default;
    }
}
