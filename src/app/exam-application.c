/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-application.h"

#include <glib/gi18n.h>

#include "app/exam-window.h"
#include "app/shared/exam-context.h"

/* One program per user session: a second start brings the first one's window to the front, so that two never write to the
 * results at once. */
struct _ExamApplication
{
  AdwApplication parent_instance;

  /* Owned */
  ExamPaths   *paths;    /* (nullable) until the context has them */
  ExamClock   *clock;
  ExamContext *context;  /* (nullable) until the first activation */
};

G_DEFINE_FINAL_TYPE (ExamApplication, exam_application, ADW_TYPE_APPLICATION)

static void
apply_color_scheme (ExamApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (exam_context_get_settings (self->context), "color-scheme");
  AdwColorScheme value = g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                         : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                         : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

static ExamWindow *
get_window (ExamApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    return EXAM_WINDOW (window);

  if (self->context == NULL)
    {
      self->context = exam_context_new (g_steal_pointer (&self->paths), self->clock);
      g_signal_connect_object (exam_context_get_settings (self->context), "changed::color-scheme",
                               G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
      apply_color_scheme (self);
      exam_context_load (self->context);
    }
  return EXAM_WINDOW (exam_window_new (ADW_APPLICATION (self), self->context));
}

/* Windows that lie over the main one are windows of the application too. */
static ExamWindow *
present_window (ExamApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  ExamWindow *window = NULL;

  for (; windows != NULL && window == NULL; windows = windows->next)
    if (EXAM_IS_WINDOW (windows->data))
      window = windows->data;
  if (window == NULL)
    window = get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
exam_application_activate (GApplication *application)
{
  present_window (EXAM_APPLICATION (application));
}

static void
exam_application_open (GApplication *application,
                       GFile       **files,
                       int           n_files,
                       const char   *hint)
{
  ExamWindow *window = present_window (EXAM_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    exam_window_open_bank (window, files[i]);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  ExamWindow *window = present_window (EXAM_APPLICATION (data));

  /* The window asks when an exam is under way. */
  gtk_window_close (GTK_WINDOW (window));
}

static void
exam_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = quit_action } };
  static const struct { const char *action; const char *keys[3]; } accelerators[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "win.code-book", { "<Control>k", NULL } },
    { "win.open-bank", { "<Control>o", NULL } },
    { "win.preferences", { "<Control>comma", NULL } },
    { "win.shortcuts", { "<Control>question", "<Control>F1", NULL } },
    { "win.fullscreen", { "F11", NULL } },
  };

  G_APPLICATION_CLASS (exam_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);

  /* A paragraph that gets the focus is to be read, not to be selected. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
exam_application_shutdown (GApplication *application)
{
  ExamApplication *self = EXAM_APPLICATION (application);

  /* Whatever is still on its way to the disk gets there. */
  if (self->context != NULL)
    exam_context_close (self->context);
  G_APPLICATION_CLASS (exam_application_parent_class)->shutdown (application);
}

static int
exam_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("Mockingbird %s\nGTK %u.%u.%u, libadwaita %u.%u.%u\n", PACKAGE_VERSION,
           gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
           adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version ());
  return 0;
}

static void
exam_application_finalize (GObject *object)
{
  ExamApplication *self = EXAM_APPLICATION (object);

  g_clear_object (&self->context);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->paths, exam_paths_free);
  G_OBJECT_CLASS (exam_application_parent_class)->finalize (object);
}

static void
exam_application_class_init (ExamApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_application_finalize;
  application_class->activate = exam_application_activate;
  application_class->open = exam_application_open;
  application_class->startup = exam_application_startup;
  application_class->shutdown = exam_application_shutdown;
  application_class->handle_local_options = exam_application_handle_local_options;
}

static void
exam_application_init (ExamApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the versions and exit"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[BANK…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _("Mock certification exams for medical coders."));
}

/**
 * exam_application_new:
 * @paths: (transfer full): where things are
 * @clock: tells the time
 *
 * Returns: (transfer full): the program with its window
 */
ExamApplication *
exam_application_new (ExamPaths *paths,
                      ExamClock *clock)
{
  ExamApplication *self = g_object_new (EXAM_TYPE_APPLICATION,
                                        "application-id", APPLICATION_ID,
                                        "flags", G_APPLICATION_HANDLES_OPEN,
                                        NULL);

  self->paths = paths;
  self->clock = g_object_ref (clock);
  return self;
}
