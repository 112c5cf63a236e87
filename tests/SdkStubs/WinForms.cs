// The part of Windows Forms that lifetime rules look at.
using System;
using System.ComponentModel;

namespace System.Windows.Forms
{
    public class FormClosedEventArgs : EventArgs { }

    public class FormClosingEventArgs : CancelEventArgs { }

    public delegate void FormClosedEventHandler(object sender, FormClosedEventArgs e);

    public class Control : Component
    {
        public event EventHandler Click;
    }

    public class Form : Control
    {
        public event EventHandler Load;

        public event EventHandler Shown;

        public event FormClosedEventHandler FormClosed;

        protected virtual void OnLoad(EventArgs e) { }

        protected virtual void OnFormClosing(FormClosingEventArgs e) { }

        protected virtual void OnFormClosed(FormClosedEventArgs e) { }
    }

    public class Timer : Component
    {
        public event EventHandler Tick;

        public int Interval { get; set; }

        public void Start() { }

        public void Stop() { }
    }
}
