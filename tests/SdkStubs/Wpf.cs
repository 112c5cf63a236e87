// The part of WPF that lifetime rules look at.
using System;

namespace System.Windows
{
    public class RoutedEventArgs : EventArgs { }

    public delegate void RoutedEventHandler(object sender, RoutedEventArgs e);

    public class DependencyObject { }

    public class FrameworkElement : DependencyObject
    {
        public event RoutedEventHandler Loaded;

        public event RoutedEventHandler Unloaded;

        public object DataContext { get; set; }
    }

    public class Application
    {
        public static Application Current => default;

        public event EventHandler Exit;

        protected virtual void OnStartup(EventArgs e) { }

        protected virtual void OnExit(EventArgs e) { }
    }

    public class Window : Controls.ContentControl
    {
        public event EventHandler Closed;

        public void Show() { }

        public void Close() { }

        protected virtual void OnClosing(System.ComponentModel.CancelEventArgs e) { }

        protected virtual void OnClosed(EventArgs e) { }
    }
}

namespace System.Windows.Controls
{
    public class Control : FrameworkElement { }

    public class ContentControl : Control { }

    public class UserControl : ContentControl { }

    public class Page : FrameworkElement { }
}

namespace System.Windows.Threading
{
    public class DispatcherTimer
    {
        public event EventHandler Tick;

        public TimeSpan Interval { get; set; }

        public void Start() { }

        public void Stop() { }
    }
}
