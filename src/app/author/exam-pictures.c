/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-pictures.h"

#include <glib/gi18n.h>

#include "app/author/exam-picture-dialog.h"
#include "app/shared/exam-compat.h"
#include "author/exam-picture-file.h"
#include "bank/exam-image-file.h"
#include "bank/exam-regular-file.h"
#include "bank/exam-task.h"

/*
 * The pictures beside a bank, for all editors of a form: where they show them from, and how new ones get there.
 *
 * A picture that is chosen, pasted or dropped is read and looked at in a thread; then its author says what it shows, and only
 * then it is copied into the bank's folder: who thinks better of it leaves no file behind.
 */
struct _ExamPictures
{
  GObject parent_instance;

  char           *folder;       /* (owned) (nullable): of the bank, while it has none */
  GCancellable   *cancellable;  /* (owned) */
  ExamRichEditor *target;       /* (weak) (nullable): who waits for a picture from the file chooser */
};

G_DEFINE_FINAL_TYPE (ExamPictures, exam_pictures, G_TYPE_OBJECT)

enum {
  SIGNAL_FOLDER_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A picture on its way from where it was to the bank. */
typedef struct {
  GWeakRef    editor;
  GObject    *origin;    /* (owned): a GFile or a GdkTexture */
  char       *folder;    /* (owned) */
  GBytes     *bytes;     /* (owned) (nullable): until it is read */
  GdkTexture *texture;   /* (owned) (nullable): until it is read */
  char       *alternative;   /* (owned) (nullable): until it is asked */
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_weak_ref_clear (&arrival->editor);
  g_object_unref (arrival->origin);
  g_free (arrival->folder);
  g_clear_pointer (&arrival->bytes, g_bytes_unref);
  g_clear_object (&arrival->texture);
  g_free (arrival->alternative);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static char *
dup_name (Arrival *arrival)
{
  /* Translators: the name of the file of a picture that was pasted; a number is put behind it */
  return G_IS_FILE (arrival->origin) ? g_file_get_basename (G_FILE (arrival->origin)) : g_strdup (C_("file name", "picture"));
}

static void
tell_failure (ExamRichEditor *editor,
              const GError   *error)
{
  if (editor != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (editor), _("The picture cannot be added"), error->message);
}

/* --- Copying it into the bank's folder --- */

static void
add_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Arrival *arrival = data;
  g_autofree char *name = dup_name (arrival);
  GError *error = NULL;
  char *file = exam_picture_file_add (arrival->folder, name, arrival->bytes, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_free);
  else
    g_task_return_error (task, error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Arrival *arrival = g_task_get_task_data (G_TASK (result));
  g_autoptr (ExamRichEditor) editor = g_weak_ref_get (&arrival->editor);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file == NULL)
    tell_failure (editor, error);
  else if (editor != NULL)
    {
      exam_rich_editor_insert_image (editor, file, arrival->alternative);
      gtk_widget_grab_focus (GTK_WIDGET (editor));
    }
}

typedef struct {
  ExamPictures *pictures;   /* (owned) */
  Arrival      *arrival;    /* (owned) (nullable) */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->pictures);
  g_clear_pointer (&question->arrival, arrival_free);
  g_free (question);
}

static void
described_cb (ExamPictureDialog *dialog,
              const char        *alternative,
              Question          *question)
{
  ExamPictures *self = question->pictures;
  g_autoptr (GTask) task = exam_task_new (self, self->cancellable, added_cb, NULL);

  question->arrival->alternative = g_strdup (alternative);
  g_task_set_task_data (task, g_steal_pointer (&question->arrival), (GDestroyNotify) arrival_free);
  g_task_run_in_thread (task, add_thread);
}

static void
ask_what_it_shows (ExamPictures   *self,
                   ExamRichEditor *editor,
                   Arrival        *arrival)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));
  GtkWidget *dialog = exam_picture_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GDK_PAINTABLE (arrival->texture));
  Question *question = g_new (Question, 1);

  *question = (Question) { g_object_ref (self), arrival };
  g_signal_connect_data (dialog, "described", G_CALLBACK (described_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Reading it --- */

static GBytes *
read_origin (GObject *origin,
             GError **error)
{
  const char *path;

  if (GDK_IS_TEXTURE (origin))
    return gdk_texture_save_to_png_bytes (GDK_TEXTURE (origin));

  path = g_file_peek_path (G_FILE (origin));
  if (path != NULL)
    return exam_regular_file_load (path, EXAM_IMAGE_MAX_BYTES, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("It is not on this computer. Save it here first."));
  return NULL;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Arrival *arrival = data;
  g_autofree char *name = dup_name (arrival);
  GError *error = NULL;
  guint width, height;

  arrival->bytes = read_origin (arrival->origin, &error);
  if (arrival->bytes != NULL && exam_image_file_check (arrival->bytes, name, &width, &height, &error))
    arrival->texture = gdk_texture_new_from_bytes (arrival->bytes, &error);
  if (arrival->texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (ExamRichEditor) editor = g_weak_ref_get (&arrival->editor);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_failure (editor, error);
  else if (editor != NULL)
    ask_what_it_shows (EXAM_PICTURES (source), editor, g_steal_pointer (&arrival));
}

/* @origin: a GFile or a GdkTexture */
static void
receive (ExamPictures   *self,
         ExamRichEditor *editor,
         GObject        *origin)
{
  Arrival *arrival = g_new0 (Arrival, 1);
  g_autoptr (GTask) task = exam_task_new (self, self->cancellable, read_cb, arrival);

  g_weak_ref_init (&arrival->editor, editor);
  arrival->origin = g_object_ref (origin);
  arrival->folder = g_strdup (self->folder);
  g_task_set_task_data (task, arrival, NULL);
  g_task_run_in_thread (task, read_thread);
}

/* --- Where it comes from --- */

static void
chosen_cb (GFile   *file,
           gpointer data)
{
  ExamPictures *self = data;

  if (self->target != NULL)
    receive (self, self->target, G_OBJECT (file));
}

static void
wanted_cb (ExamPictures   *self,
           GObject        *origin,
           ExamRichEditor *editor)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));

  if (self->folder == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FOLDER_WANTED], 0);
      return;
    }
  if (origin != NULL)
    {
      receive (self, editor, origin);
      return;
    }
  g_set_weak_pointer (&self->target, editor);
  exam_compat_open_file (GTK_WINDOW (root), _("Add picture"), _("Pictures"), "png jpg jpeg", chosen_cb, self);
}

static GBytes *
load_cb (const char *source,
         gpointer    data)
{
  ExamPictures *self = data;

  return self->folder != NULL ? exam_image_file_load (self->folder, source, NULL) : NULL;
}

static void
exam_pictures_dispose (GObject *object)
{
  ExamPictures *self = EXAM_PICTURES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->target);
  G_OBJECT_CLASS (exam_pictures_parent_class)->dispose (object);
}

static void
exam_pictures_finalize (GObject *object)
{
  ExamPictures *self = EXAM_PICTURES (object);

  g_free (self->folder);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (exam_pictures_parent_class)->finalize (object);
}

static void
exam_pictures_class_init (ExamPicturesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_pictures_dispose;
  object_class->finalize = exam_pictures_finalize;

  /**
   * ExamPictures::folder-wanted:
   *
   * A picture is to be added, and there is no folder to put it into.
   */
  signals[SIGNAL_FOLDER_WANTED] =
    g_signal_new ("folder-wanted", EXAM_TYPE_PICTURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_pictures_init (ExamPictures *self)
{
  self->cancellable = g_cancellable_new ();
}

/** Returns: (transfer full): pictures of a bank that has no folder yet */
ExamPictures *
exam_pictures_new (void)
{
  return g_object_new (EXAM_TYPE_PICTURES, NULL);
}

/** Says in which folder the bank is; @folder (nullable): NULL while it has not been saved */
void
exam_pictures_set_folder (ExamPictures *self,
                          const char   *folder)
{
  g_return_if_fail (EXAM_IS_PICTURES (self));

  if (g_strcmp0 (self->folder, folder) == 0)
    return;
  g_free (self->folder);
  self->folder = g_strdup (folder);
}

/** Has @editor show the bank's pictures, and adds those it asks for. */
void
exam_pictures_serve (ExamPictures   *self,
                     ExamRichEditor *editor)
{
  g_return_if_fail (EXAM_IS_PICTURES (self));
  g_return_if_fail (EXAM_IS_RICH_EDITOR (editor));

  exam_rich_editor_set_image_loader (editor, load_cb, self);
  g_signal_connect_object (editor, "image-wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
}
