// The part of Unity that lifetime rules look at. Awake, Start, Update, OnEnable, OnDisable, OnDestroy are messages, not members.
namespace UnityEngine
{
    public class Object
    {
        public string name { get; set; }

        public static void DontDestroyOnLoad(Object target) { }
    }

    public class Component : Object { }

    public class Behaviour : Component
    {
        public bool enabled { get; set; }
    }

    public class MonoBehaviour : Behaviour { }

    public class ScriptableObject : Object { }

    public static class Debug
    {
        public static void Log(object message) { }
    }

    public sealed class SerializeField : System.Attribute { }
}
