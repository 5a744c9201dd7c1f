/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The only file that names classes which newer versions of GTK and libadwaita have deprecated, and the classes that took
 * their place. So it alone is built without the ceiling on versions.
 */
#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include "app/shared/exam-compat.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"

/* --- Alerts --- */

typedef struct {
  ExamAlertCallback callback;
  gpointer          user_data;
  GDestroyNotify    destroy;
} Alert;

static void
alert_free (gpointer  data,
            GClosure *closure)
{
  Alert *alert = data;

  if (alert->destroy != NULL)
    alert->destroy (alert->user_data);
  g_free (alert);
}

static void
response_cb (gpointer    dialog,
             const char *response,
             gpointer    data)
{
  Alert *alert = data;

  if (alert->callback != NULL)
    alert->callback (response, alert->user_data);
}

/**
 * exam_compat_alert:
 * @parent: a widget of the window that has to wait
 * @heading: the question
 * @body: what it means
 * @responses: the buttons; the last one is the default
 * @n_responses: how many
 * @close_response: id of what Escape means
 * @callback: (nullable): called with the id of the answer
 * @user_data: for @callback
 * @destroy: (nullable): called with @user_data when the alert is gone
 *
 * Asks something that has to be answered before anything else.
 *
 * Returns: (transfer none): the alert, which goes away by itself when it has been answered
 */
GtkWidget *
exam_compat_alert (GtkWidget               *parent,
                   const char              *heading,
                   const char              *body,
                   const ExamAlertResponse *responses,
                   guint                    n_responses,
                   const char              *close_response,
                   ExamAlertCallback        callback,
                   gpointer                 user_data,
                   GDestroyNotify           destroy)
{
  Alert *alert = g_new (Alert, 1);

  *alert = (Alert) { callback, user_data, destroy };

#if ADW_CHECK_VERSION (1, 5, 0)
  {
    AdwDialog *dialog = adw_alert_dialog_new (heading, body);

    for (guint i = 0; i < n_responses; i++)
      {
        adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), responses[i].id, responses[i].label);
        adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), responses[i].id, responses[i].appearance);
      }
    adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), responses[n_responses - 1].id);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), close_response);
    g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), alert, alert_free, 0);
    adw_dialog_present (dialog, parent);
    return GTK_WIDGET (dialog);
  }
#else
  {
    GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body);

    for (guint i = 0; i < n_responses; i++)
      {
        adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), responses[i].id, responses[i].label);
        adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), responses[i].id, responses[i].appearance);
      }
    adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), responses[n_responses - 1].id);
    adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), close_response);
    g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), alert, alert_free, 0);
    exam_a11y_prepare (dialog);
    gtk_window_present (GTK_WINDOW (dialog));
    return dialog;
  }
#endif
}

/** Says something that has to be read. */
void
exam_compat_tell (GtkWidget  *parent,
                  const char *heading,
                  const char *body)
{
  const ExamAlertResponse responses[] = { { "ok", _("_OK"), ADW_RESPONSE_SUGGESTED } };

  exam_compat_alert (parent, heading, body, responses, G_N_ELEMENTS (responses), "ok", NULL, NULL, NULL);
}

/** Closes an alert that nobody has answered, as if by Escape: what it asks has been overtaken by events. */
void
exam_compat_close_alert (GtkWidget *alert)
{
  g_return_if_fail (GTK_IS_WIDGET (alert));

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_force_close (ADW_DIALOG (alert));
#else
  gtk_window_close (GTK_WINDOW (alert));
#endif
}

/** Puts a widget under what an alert says. */
void
exam_compat_set_alert_child (GtkWidget *alert,
                             GtkWidget *child)
{
  g_return_if_fail (GTK_IS_WIDGET (alert));

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), child);
#else
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (alert), child);
#endif
}

/* --- Files --- */

typedef struct {
  ExamFileCallback callback;
  gpointer         user_data;
} FileChoice;

static GtkFileFilter *
make_filter (const char *name,
             const char *suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_auto (GStrv) each = g_strsplit (suffixes, " ", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; each[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, each[i]);
  return filter;
}

typedef struct {
  ExamFilesCallback callback;
  gpointer          user_data;
} FilesChoice;

/* With a @name, where to save; without, what to open. */
#if GTK_CHECK_VERSION (4, 10, 0)

static void
take_choice (FileChoice *choice,
             GFile      *file)
{
  if (file != NULL)
    choice->callback (file, choice->user_data);
  g_clear_object (&file);
  g_free (choice);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  take_choice (data, gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  take_choice (data, gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL));
}

/* @name: (nullable): of a file to be written; without it, one to be read is asked for */
static void
choose_file (GtkWindow     *parent,
             const char    *title,
             GtkFileFilter *filter,
             const char    *name,
             FileChoice    *choice)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  if (name == NULL)
    {
      gtk_file_dialog_open (dialog, parent, NULL, opened_cb, choice);
      return;
    }
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, choice);
}

static void
several_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autofree FilesChoice *choice = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL)
    choice->callback (files, choice->user_data);
}

static void
choose_files (GtkWindow     *parent,
              const char    *title,
              GtkFileFilter *filter,
              FilesChoice   *choice)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, parent, NULL, several_opened_cb, choice);
}

#else

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                gpointer         data)
{
  g_autofree FileChoice *choice = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    choice->callback (file, choice->user_data);
  g_object_unref (dialog);
}

/* @name: (nullable): of a file to be written; without it, one to be read is asked for */
static void
choose_file (GtkWindow     *parent,
             const char    *title,
             GtkFileFilter *filter,
             const char    *name,
             FileChoice    *choice)
{
  GtkFileChooserAction action = name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
files_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 gpointer         data)
{
  g_autofree FilesChoice *choice = data;
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && g_list_model_get_n_items (files) > 0)
    choice->callback (files, choice->user_data);
  g_object_unref (dialog);
}

static void
choose_files (GtkWindow     *parent,
              const char    *title,
              GtkFileFilter *filter,
              FilesChoice   *choice)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (files_chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

static void
ask_for_file (GtkWindow       *parent,
              const char      *title,
              const char      *filter_name,
              const char      *suffix,
              const char      *name,
              ExamFileCallback callback,
              gpointer         user_data)
{
  g_autoptr (GtkFileFilter) filter = make_filter (filter_name, suffix);
  FileChoice *choice = g_new (FileChoice, 1);

  *choice = (FileChoice) { callback, user_data };
  choose_file (parent, title, filter, name, choice);
}

/**
 * exam_compat_open_file:
 * @parent: the window that asks
 * @title: what for
 * @filter_name: what the files are called
 * @suffixes: their suffix, without the dot; several with spaces between them
 * @callback: called with the file; not called when none is chosen
 * @user_data: for @callback; must live as long as the window
 *
 * Asks for a file.
 */
void
exam_compat_open_file (GtkWindow       *parent,
                       const char      *title,
                       const char      *filter_name,
                       const char      *suffixes,
                       ExamFileCallback callback,
                       gpointer         user_data)
{
  ask_for_file (parent, title, filter_name, suffixes, NULL, callback, user_data);
}

/**
 * exam_compat_open_files:
 * @parent: the window that asks
 * @title: what for
 * @filter_name: what the files are called
 * @suffixes: their suffixes, without the dot
 * @callback: called with the files, of type #GFile, at least one; not called when none is chosen
 * @user_data: for @callback; must live as long as the window
 *
 * Asks for files.
 */
void
exam_compat_open_files (GtkWindow         *parent,
                        const char        *title,
                        const char        *filter_name,
                        const char *const *suffixes,
                        ExamFilesCallback  callback,
                        gpointer           user_data)
{
  g_autoptr (GtkFileFilter) filter = make_filter (filter_name, suffixes[0]);
  FilesChoice *choice = g_new (FilesChoice, 1);

  for (guint i = 1; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  *choice = (FilesChoice) { callback, user_data };
  choose_files (parent, title, filter, choice);
}

/**
 * exam_compat_save_file:
 * @parent: the window that asks
 * @title: what for
 * @filter_name: what such files are called
 * @suffix: their suffix, without the dot
 * @name: what the file could be called
 * @callback: called with the file; not called when none is chosen
 * @user_data: for @callback; must live as long as the window
 *
 * Asks where to save a file; who names one that is there has agreed to its being replaced.
 */
void
exam_compat_save_file (GtkWindow       *parent,
                       const char      *title,
                       const char      *filter_name,
                       const char      *suffix,
                       const char      *name,
                       ExamFileCallback callback,
                       gpointer         user_data)
{
  g_return_if_fail (name != NULL);
  ask_for_file (parent, title, filter_name, suffix, name, callback, user_data);
}

/* --- About --- */

void
exam_compat_show_about (GtkWindow *parent)
{
  const char *const developers[] = { _("The Mockingbird authors"), NULL };
  const char *comments =
    _("Mock certification exams for medical coders.\n\n"
      "Not affiliated with, or endorsed by, AAPC, AHIMA, Pearson VUE or the American Medical Association. "
      "CPC is a mark of AAPC; CCA and CCS are marks of AHIMA; CPT is a mark of the AMA.\n\n"
      "The bundled questions are original and free to share (CC-BY-SA-4.0). They hold no CPT codes.");

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_show_about_dialog (GTK_WIDGET (parent),
#else
  adw_show_about_window (parent,
#endif
                         "application-name", "Mockingbird",
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Mockingbird authors"),
                         "developers", developers,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", comments,
                         /* Translators: your names, a line each */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* --- Announcements --- */

/**
 * exam_compat_announce:
 * @widget: where it happens
 * @message: what a screen reader should say, without interrupting what it says now
 *
 * For what changes on the screen without the focus going there. Before GTK 4.14 there is no such call; then the widgets
 * that show the message have the role of an alert.
 */
void
exam_compat_announce (GtkWidget  *widget,
                      const char *message)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}
