// The part of .NET MAUI that lifetime rules look at.
using System;

namespace Microsoft.Maui.Controls
{
    public class Element { }

    public class VisualElement : Element
    {
        public event EventHandler Loaded;

        public event EventHandler Unloaded;
    }

    public class NavigatedFromEventArgs : EventArgs { }

    public class Page : VisualElement
    {
        public event EventHandler Appearing;

        public event EventHandler Disappearing;

        protected virtual void OnAppearing() { }

        protected virtual void OnDisappearing() { }

        protected virtual void OnNavigatedFrom(NavigatedFromEventArgs args) { }
    }

    public class ContentPage : Page { }
}
